package io.flowlogs.report;

import io.flowlogs.value.IpAddress;
import io.flowlogs.value.IpProtocol;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A conversation. The client is who alone sent a SYN without ACK; else the side with the higher port; else the one whose traffic started earlier;
 * else the one whose address comes first.
 *
 * @param client who asked; null where missing
 * @param server who was asked; null where missing
 * @param clientPort the client's port; null where missing
 * @param serverPort the server's port; null where missing
 * @param protocol the protocol; null where missing
 * @param bytesOut bytes from client to server
 * @param bytesIn bytes from server to client
 * @param packetsOut packets from client to server
 * @param packetsIn packets from server to client
 * @param start the earliest start; null where no record has one
 * @param end the latest end; null where no record has one
 * @param state what became of it
 * @param recordsOut records of traffic from client to server
 * @param recordsIn records of traffic from server to client
 * @param rejected those of both that were rejected
 */
public record FlowRow(
        @Nullable IpAddress client,
        @Nullable IpAddress server,
        @Nullable Integer clientPort,
        @Nullable Integer serverPort,
        @Nullable IpProtocol protocol,
        long bytesOut,
        long bytesIn,
        long packetsOut,
        long packetsIn,
        @Nullable Instant start,
        @Nullable Instant end,
        State state,
        long recordsOut,
        long recordsIn,
        long rejected) {
    /** What became of a conversation; the first of these that is true. */
    public enum State {
        /** Every record of it was rejected. */
        REJECTED,
        /** The client sent nothing but SYN, and nothing came back. */
        ATTEMPT,
        /** Traffic was recorded in one direction only. */
        ONE_WAY,
        /** A RST was seen. */
        RESET,
        /** A FIN was seen. */
        CLOSED,
        /** Traffic was recorded in both directions, and no end of it. */
        OPEN;

        /**
         * Returns how it is written.
         *
         * @return a lower-case word, such as <code>one-way</code>
         */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * Returns the number of records.
     *
     * @return records of both directions
     */
    public long records() {
        return recordsOut + recordsIn;
    }

    /**
     * Returns how long it lasted.
     *
     * @return the time from the earliest start to the latest end, or null where one of them is missing
     */
    public @Nullable Duration duration() {
        return start == null || end == null ? null : Duration.between(start, end);
    }

    /**
     * Tells whether traffic was recorded in one direction only.
     *
     * @return whether there are no records of the other
     */
    public boolean isOneWay() {
        return recordsOut == 0 || recordsIn == 0;
    }
}
