package io.flowlogs.report;

import io.flowlogs.value.IpAddress;
import io.flowlogs.value.IpProtocol;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A port that was reached from outside.
 *
 * @param dstaddr the address
 * @param dstport the port
 * @param protocol the protocol; null where missing
 * @param sources how many distinct public addresses reached it
 * @param bytes bytes they sent
 * @param packets packets they sent
 * @param records flow records
 * @param first the earliest start; null where no record has one
 * @param last the latest end; null where no record has one
 * @param confidence how sure it is that they asked and did not answer
 */
public record ExposureRow(
        IpAddress dstaddr,
        Integer dstport,
        @Nullable IpProtocol protocol,
        long sources,
        long bytes,
        long packets,
        long records,
        @Nullable Instant first,
        @Nullable Instant last,
        Confidence confidence) {
    /** How sure it is that the traffic was asked for from outside, and is not the answer to something sent from inside. */
    public enum Confidence {
        /** Somebody opened a connection: a SYN without ACK was seen. */
        HIGH,
        /** There are TCP flags, but of a connection that was opened before, so that only the numbers of the ports tell. */
        MEDIUM,
        /** There are no flags, as in UDP or in formats without them; only the numbers of the ports tell. */
        LOW;

        /**
         * Returns how it is written.
         *
         * @return a lower-case word
         */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
