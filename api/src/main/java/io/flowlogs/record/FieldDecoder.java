package io.flowlogs.record;

import io.flowlogs.internal.text.AddressText;
import io.flowlogs.internal.text.DecimalText;
import io.flowlogs.value.EncryptionStatus;
import io.flowlogs.value.FlowAction;
import io.flowlogs.value.FlowDirection;
import io.flowlogs.value.IpAddress;
import io.flowlogs.value.IpProtocol;
import io.flowlogs.value.LogStatus;
import io.flowlogs.value.TcpFlags;
import io.flowlogs.value.TrafficPath;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Turns the text of a field into a value of its kind. */
final class FieldDecoder {
    /** From here on, a time stamp is taken as milliseconds: as seconds it would lie after the year 5138. */
    static final long MILLISECONDS_FROM = 100_000_000_000L;

    private FieldDecoder() {}

    /** Returns null when the text is not of the kind. */
    static @Nullable Object decode(FieldKind kind, byte[] line, int from, int to) {
        return switch (kind) {
            case TEXT -> text(line, from, to);
            case ADDRESS -> address(line, from, to);
            case ACTION -> FlowAction.of(text(line, from, to));
            case LOG_STATUS -> LogStatus.of(text(line, from, to));
            case DIRECTION -> FlowDirection.of(text(line, from, to));
            case INTEGER, LONG, TIMESTAMP, PROTOCOL, TCP_FLAGS, TRAFFIC_PATH, ENCRYPTION_STATUS ->
                number(kind, DecimalText.parseUnsigned(line, from, to));
        };
    }

    private static String text(byte[] line, int from, int to) {
        return new String(line, from, to - from, StandardCharsets.UTF_8);
    }

    private static @Nullable IpAddress address(byte[] line, int from, int to) {
        long[] halves = new long[2];
        return AddressText.parse(line, from, to, halves) ? IpAddress.of(halves[0], halves[1]) : null;
    }

    private static @Nullable Object number(FieldKind kind, long value) {
        if (value < 0 || value > kind.greatest()) {
            return null;
        }
        return switch (kind) {
            case INTEGER -> (int) value;
            case TIMESTAMP -> value < MILLISECONDS_FROM ? Instant.ofEpochSecond(value) : Instant.ofEpochMilli(value);
            case PROTOCOL -> IpProtocol.of((int) value);
            case TCP_FLAGS -> new TcpFlags((int) value);
            case TRAFFIC_PATH -> TrafficPath.of((int) value);
            case ENCRYPTION_STATUS -> EncryptionStatus.of((int) value);
            case LONG, ADDRESS, ACTION, LOG_STATUS, DIRECTION, TEXT -> value;
        };
    }
}
