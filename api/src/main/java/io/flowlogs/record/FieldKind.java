package io.flowlogs.record;

/**
 * What the text of a field means, and so which Java type it decodes to and how it compares.
 *
 * <p>Source of the fact: the "Parquet data type" column of AWS's table of available fields, refined by meaning.
 */
public enum FieldKind {
    /** A whole number of at most 31 bits, such as a port. Decodes to {@link Integer}. */
    INTEGER,
    /** A whole number of at most 63 bits, such as a byte count. Decodes to {@link Long}. */
    LONG,
    /** Unix seconds (milliseconds from 10<sup>11</sup> on). Decodes to {@link java.time.Instant}. */
    TIMESTAMP,
    /** An IPv4 or IPv6 address, compared as a number. Decodes to {@link io.flowlogs.value.IpAddress}. */
    ADDRESS,
    /** An IANA protocol number. Decodes to {@link io.flowlogs.value.IpProtocol}. */
    PROTOCOL,
    /** The OR of the TCP flags seen. Decodes to {@link io.flowlogs.value.TcpFlags}. */
    TCP_FLAGS,
    /** ACCEPT or REJECT. Decodes to {@link io.flowlogs.value.FlowAction}. */
    ACTION,
    /** OK, NODATA or SKIPDATA. Decodes to {@link io.flowlogs.value.LogStatus}. */
    LOG_STATUS,
    /** ingress or egress. Decodes to {@link io.flowlogs.value.FlowDirection}. */
    DIRECTION,
    /** The number of an egress path. Decodes to {@link io.flowlogs.value.TrafficPath}. */
    TRAFFIC_PATH,
    /** The number of an encryption status. Decodes to {@link io.flowlogs.value.EncryptionStatus}. */
    ENCRYPTION_STATUS,
    /** Anything else. Decodes to {@link String}, as delivered. */
    TEXT;

    private static final int MAX_PROTOCOL = 255;
    private static final int MAX_TCP_FLAGS = 65_535;

    /**
     * Tells whether values of this kind are written as plain decimal numbers.
     *
     * @return true for every numeric kind, time stamps included
     */
    public boolean isNumeric() {
        return switch (this) {
            case INTEGER, LONG, TIMESTAMP, PROTOCOL, TCP_FLAGS, TRAFFIC_PATH, ENCRYPTION_STATUS -> true;
            case ADDRESS, ACTION, LOG_STATUS, DIRECTION, TEXT -> false;
        };
    }

    /**
     * Returns the greatest number of this kind.
     *
     * @return the number, or -1 for a kind that is not numeric
     */
    public long greatest() {
        return switch (this) {
            case LONG, TIMESTAMP -> Long.MAX_VALUE;
            case PROTOCOL -> MAX_PROTOCOL;
            case TCP_FLAGS -> MAX_TCP_FLAGS;
            case INTEGER, TRAFFIC_PATH, ENCRYPTION_STATUS -> Integer.MAX_VALUE;
            case ADDRESS, ACTION, LOG_STATUS, DIRECTION, TEXT -> -1;
        };
    }

    /**
     * Says what a text of this kind looks like, for messages.
     *
     * @return a few words
     */
    public String expectation() {
        return switch (this) {
            case ADDRESS -> "an IPv4 or IPv6 address";
            case PROTOCOL -> "a protocol number from 0 to " + MAX_PROTOCOL;
            case LONG -> "a whole number up to " + Long.MAX_VALUE;
            case TIMESTAMP -> "Unix seconds or milliseconds";
            case TCP_FLAGS -> "TCP flags as a number from 0 to " + MAX_TCP_FLAGS;
            case INTEGER, TRAFFIC_PATH, ENCRYPTION_STATUS -> "a whole number up to " + Integer.MAX_VALUE;
            case ACTION, LOG_STATUS, DIRECTION, TEXT -> "a word";
        };
    }
}
