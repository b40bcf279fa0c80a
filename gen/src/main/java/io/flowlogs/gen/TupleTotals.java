package io.flowlogs.gen;

/**
 * What the records of one 5-tuple add up to. A number whose field is not in the format is 0.
 *
 * @param records number of records
 * @param packets sum of packets
 * @param bytes sum of bytes; a missing value adds nothing
 * @param firstStart smallest start, as written
 * @param lastEnd largest end, as written
 */
public record TupleTotals(long records, long packets, long bytes, long firstStart, long lastEnd) {
    TupleTotals plus(TupleTotals other) {
        return new TupleTotals(
                records + other.records,
                packets + other.packets,
                bytes + other.bytes,
                Math.min(firstStart, other.firstStart),
                Math.max(lastEnd, other.lastEnd));
    }
}
