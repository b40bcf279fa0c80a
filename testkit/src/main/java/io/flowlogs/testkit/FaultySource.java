package io.flowlogs.testkit;

import io.flowlogs.source.FlowRecordSource;
import io.flowlogs.source.LineSink;
import io.flowlogs.source.ScanPlan;
import io.flowlogs.source.ScanRequest;
import io.flowlogs.source.Split;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/**
 * A source that fails in one way or another, for tests of what asks questions: whatever asks must say so, and never take what is
 * missing for quiet. Wraps any source; immutable, and as safe for use by several threads as that one is. Closing it closes that one.
 */
public final class FaultySource implements FlowRecordSource {
    /** The message of every failure. */
    public static final String PROBLEM = "expected an answer, found a fault that a test put there. Nothing is to be done.";

    private final FlowRecordSource source;
    private final Fault fault;

    private FaultySource(FlowRecordSource source, Fault fault) {
        this.source = source;
        this.fault = fault;
    }

    /** What becomes of a plan. */
    @FunctionalInterface
    private interface Fault {
        ScanPlan of(ScanPlan plan) throws IOException;
    }

    /**
     * Fails when it is asked for a plan, as a source that cannot be reached.
     *
     * @param source the source
     * @return one with a fault
     */
    public static FaultySource inPlanning(FlowRecordSource source) {
        return new FaultySource(source, plan -> {
            throw new IOException(PROBLEM);
        });
    }

    /**
     * Fails while its splits are listed.
     *
     * @param source the source
     * @param splits how many come before
     * @return one with a fault
     */
    public static FaultySource inListing(FlowRecordSource source, int splits) {
        return new FaultySource(
                source,
                plan -> ScanPlan.of(() -> new FailingList(plan.splits().iterator(), splits), plan.residual()));
    }

    /**
     * Fails when any of its splits is opened.
     *
     * @param source the source
     * @return one with a fault
     */
    public static FaultySource atOpen(FlowRecordSource source) {
        return ofSplits(source, split -> new Unopened(split.name()));
    }

    /**
     * Fails after some bytes of each split, as a connection that breaks.
     *
     * @param source a source of bytes; splits of other kinds are left as they are
     * @param bytes how many come before
     * @return one with a fault
     */
    public static FaultySource afterBytes(FlowRecordSource source, long bytes) {
        return ofSplits(source, split -> split instanceof Split.OfBytes content ? new Broken(content, bytes, true) : split);
    }

    /**
     * Ends each split after some bytes, without a word, as a file that was copied in part. Of gzip and of encodings that tell their end
     * this has to be noticed; of plain text it cannot be.
     *
     * @param source a source of bytes; splits of other kinds are left as they are
     * @param bytes how many there are
     * @return one with a fault
     */
    public static FaultySource cutAfterBytes(FlowRecordSource source, long bytes) {
        return ofSplits(source, split -> split instanceof Split.OfBytes content ? new Broken(content, bytes, false) : split);
    }

    private static FaultySource ofSplits(FlowRecordSource source, Function<Split, Split> change) {
        return new FaultySource(
                source,
                plan -> ScanPlan.of(
                        () -> StreamSupport.stream(plan.splits().spliterator(), false)
                                .map(change)
                                .iterator(),
                        plan.residual()));
    }

    @Override
    public String name() {
        return source.name();
    }

    @Override
    public ScanPlan plan(ScanRequest request) throws IOException {
        return fault.of(source.plan(request));
    }

    @Override
    public void close() throws IOException {
        source.close();
    }

    private static final class FailingList implements Iterator<Split> {
        private final Iterator<? extends Split> splits;
        private int left;

        FailingList(Iterator<? extends Split> splits, int left) {
            this.splits = splits;
            this.left = left;
        }

        @Override
        public boolean hasNext() {
            return left == 0 || splits.hasNext();
        }

        @Override
        public Split next() {
            if (left == 0) {
                throw new UncheckedIOException(new IOException(PROBLEM));
            }
            left--;
            return splits.next();
        }
    }

    private record Unopened(String name) implements Split.OfLines {
        @Override
        public OptionalLong size() {
            return OptionalLong.empty();
        }

        @Override
        public void read(LineSink lines) throws IOException {
            throw new IOException(PROBLEM);
        }
    }

    private record Broken(Split.OfBytes content, long bytes, boolean fails) implements Split.OfBytes {
        @Override
        public String name() {
            return content.name();
        }

        @Override
        public OptionalLong size() {
            return content.size();
        }

        @Override
        public InputStream open() throws IOException {
            return new BrokenStream(content.open(), bytes, fails);
        }
    }

    /** Gives some bytes and then fails, or ends. */
    static final class BrokenStream extends FilterInputStream {
        private final boolean fails;
        private long left;

        BrokenStream(InputStream in, long bytes, boolean fails) {
            super(in);
            this.left = bytes;
            this.fails = fails;
        }

        static InputStream of(byte[] content, long bytes, boolean fails) {
            return new BrokenStream(new ByteArrayInputStream(content), bytes, fails);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            if (left == 0) {
                return end();
            }
            int read = super.read(target, offset, (int) Math.min(length, left));
            left -= Math.max(read, 0);
            return read;
        }

        private int end() throws IOException {
            if (fails) {
                throw new IOException(PROBLEM);
            }
            return -1;
        }

        @Override
        public long skip(long bytes) throws IOException {
            long skipped = super.skip(Math.min(bytes, left));
            left -= skipped;
            return skipped;
        }

        @Override
        public int available() throws IOException {
            return (int) Math.min(super.available(), left);
        }

        @Override
        public boolean markSupported() {
            return false;
        }
    }
}
