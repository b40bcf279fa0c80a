package io.flowlogs.gen;

import java.io.IOException;
import java.util.Collections;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedSet;

/**
 * The truth about generated flow logs, kept while they were written, for tests and benchmarks to compare with.
 *
 * <p>A number tells what the <em>written fields</em> show: it is 0, or empty, if the format lacks the field. Sums are over
 * the records whose value is a number. Immutable.
 */
public final class Ledger {
    private final GenerationOptions options;
    private final long records;
    private final long noData;
    private final long skipData;
    private final long rejected;
    private final long packets;
    private final long bytes;
    private final long needleRecords;
    private final OptionalLong firstStart;
    private final OptionalLong lastStart;
    private final OptionalLong firstEnd;
    private final OptionalLong lastEnd;
    private final int distinctAddresses;
    private final OptionalLong distinctTuples;
    private final SortedSet<String> addresses;
    private final Map<Tuple, TupleTotals> tuples;
    private final Written written;

    Ledger(LedgerBook book, Written written) {
        this.written = written;
        options = book.options;
        records = book.records;
        noData = book.noData;
        skipData = book.skipData;
        rejected = book.rejected;
        packets = book.packets;
        bytes = book.bytes;
        needleRecords = book.needleRecords;
        firstStart = book.starts.first();
        lastStart = book.starts.last();
        firstEnd = book.ends.first();
        lastEnd = book.ends.last();
        distinctAddresses = book.distinctAddresses();
        distinctTuples = book.countsTuples() ? OptionalLong.of(book.distinctTuples()) : OptionalLong.empty();
        addresses = Collections.unmodifiableSortedSet(book.addresses());
        tuples = Collections.unmodifiableMap(book.tuples);
    }

    /**
     * What was asked for.
     *
     * @return the options
     */
    public GenerationOptions options() {
        return options;
    }

    /**
     * The number of records, headers and other wrapping not counted.
     *
     * @return records
     */
    public long records() {
        return records;
    }

    /**
     * The number of records whose {@code log-status} is NODATA.
     *
     * @return records
     */
    public long noDataRecords() {
        return noData;
    }

    /**
     * The number of records whose {@code log-status} is SKIPDATA.
     *
     * @return records
     */
    public long skipDataRecords() {
        return skipData;
    }

    /**
     * The number of records that are neither NODATA nor SKIPDATA.
     *
     * @return records
     */
    public long okRecords() {
        return records - noData - skipData;
    }

    /**
     * The number of records whose {@code action} is REJECT.
     *
     * @return records
     */
    public long rejectedRecords() {
        return rejected;
    }

    /**
     * The sum of {@code packets}.
     *
     * @return packets
     */
    public long packets() {
        return packets;
    }

    /**
     * The sum of {@code bytes}.
     *
     * @return bytes of traffic
     */
    public long bytes() {
        return bytes;
    }

    /**
     * The number of records in which the needle is one of the addresses, flow or packet.
     *
     * @return records
     */
    public long needleRecords() {
        return needleRecords;
    }

    /**
     * The smallest {@code start}, as written.
     *
     * @return seconds or milliseconds; empty without records or without the field
     */
    public OptionalLong firstStart() {
        return firstStart;
    }

    /**
     * The largest {@code start}, as written.
     *
     * @return seconds or milliseconds; empty without records or without the field
     */
    public OptionalLong lastStart() {
        return lastStart;
    }

    /**
     * The smallest {@code end}, as written.
     *
     * @return seconds or milliseconds; empty without records or without the field
     */
    public OptionalLong firstEnd() {
        return firstEnd;
    }

    /**
     * The largest {@code end}, as written.
     *
     * @return seconds or milliseconds; empty without records or without the field
     */
    public OptionalLong lastEnd() {
        return lastEnd;
    }

    /**
     * The exact number of distinct {@code srcaddr} and {@code dstaddr} together.
     *
     * @return addresses
     */
    public int distinctAddresses() {
        return distinctAddresses;
    }

    /**
     * The exact number of distinct 5-tuples.
     *
     * @return empty with {@link LedgerDetail#TOTALS}, or if the format lacks one of the five fields
     */
    public OptionalLong distinctTuples() {
        return distinctTuples;
    }

    /**
     * Every {@code srcaddr} and {@code dstaddr}, in canonical text, sorted as text.
     *
     * @return an unmodifiable set; empty unless {@link LedgerDetail#FULL}
     */
    public SortedSet<String> addresses() {
        return addresses;
    }

    /**
     * The totals of every 5-tuple.
     *
     * @return an unmodifiable map in no order; empty unless {@link LedgerDetail#FULL}
     */
    public Map<Tuple, TupleTotals> tuples() {
        return tuples;
    }

    /**
     * The number of files, or 1 for a stream.
     *
     * @return files that hold records
     */
    public int files() {
        return written.files();
    }

    /**
     * The size of everything written before compression, headers and wrapping included.
     *
     * @return bytes
     */
    public long textBytes() {
        return written.textBytes();
    }

    /**
     * The size of everything written as it is on disk.
     *
     * @return bytes
     */
    public long writtenBytes() {
        return written.writtenBytes();
    }

    /**
     * Writes the ledger as one JSON object, with the address list and the 5-tuples if it has them.
     *
     * @param out where to; neither flushed nor closed
     * @throws IOException if {@code out} fails
     */
    public void toJson(Appendable out) throws IOException {
        new LedgerJson(out).write(this);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        new LedgerJson(text).writeTotals(this);
        return text.toString();
    }
}
