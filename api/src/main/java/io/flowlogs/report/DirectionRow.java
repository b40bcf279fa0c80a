package io.flowlogs.report;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The traffic of one direction.
 *
 * @param direction the direction; null for records that say neither it nor both addresses
 * @param bytes bytes
 * @param packets packets
 * @param records flow records
 */
public record DirectionRow(@Nullable Direction direction, long bytes, long packets, long records) {
    /** Where traffic goes: as the record says, else as its addresses tell. */
    public enum Direction {
        /** To the interface; else from a public address to a private one. */
        INBOUND,
        /** From the interface; else from a private address to a public one. */
        OUTBOUND,
        /** From a private address to a private one, in a record that does not say its direction. */
        INTERNAL,
        /** From a public address to a public one, in a record that does not say its direction. */
        EXTERNAL;

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
