package io.flowlogs.testkit;

import io.flowlogs.record.FlowRecord;
import io.flowlogs.source.FlowRecordSource;
import io.flowlogs.source.ScanPlan;
import io.flowlogs.source.ScanRequest;
import io.flowlogs.source.Split;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalLong;

/**
 * A source of records or of files that lie in memory, for tests of what asks questions:
 * <code>FlowLogs.of(InMemoryFlowRecordSource.of(records))</code>. Leaves all of every filter to the engine. Immutable, and so safe for
 * use by several threads; closing it does nothing.
 */
public final class InMemoryFlowRecordSource implements FlowRecordSource {
    private final List<Split> splits;

    private InMemoryFlowRecordSource(List<Split> splits) {
        this.splits = List.copyOf(splits);
    }

    /**
     * Makes a source of records.
     *
     * @param records the records, in the order in which they will come
     * @return a source of one split
     */
    public static InMemoryFlowRecordSource of(Collection<FlowRecord> records) {
        return new InMemoryFlowRecordSource(List.of(new Records("records", List.copyOf(records))));
    }

    /**
     * Makes a source of files, which the engine has to read like any others.
     *
     * @param files the files, in their order
     * @return a source of a split for each file, plain text
     */
    public static InMemoryFlowRecordSource ofFiles(Collection<LogFile> files) {
        List<Split> splits = new ArrayList<>();
        files.forEach(file -> splits.add(new Content(file.name(), file.bytes())));
        return new InMemoryFlowRecordSource(splits);
    }

    /**
     * Makes a source of one content, whatever it is.
     *
     * @param name the name of the split
     * @param content its bytes; not to be changed afterwards
     * @return a source of one split, which can be read at any offset
     */
    public static InMemoryFlowRecordSource ofBytes(String name, byte[] content) {
        return new InMemoryFlowRecordSource(List.of(new Content(name, content)));
    }

    @Override
    public String name() {
        return "memory";
    }

    @Override
    public ScanPlan plan(ScanRequest request) {
        return ScanPlan.of(splits, request.filter());
    }

    @Override
    public void close() {}

    private record Records(String name, List<FlowRecord> records) implements Split.OfRecords {
        @Override
        public OptionalLong size() {
            return OptionalLong.empty();
        }

        @Override
        public RecordIterator open() {
            Iterator<FlowRecord> iterator = records.iterator();
            return new RecordIterator() {
                @Override
                public boolean hasNext() {
                    return iterator.hasNext();
                }

                @Override
                public FlowRecord next() {
                    return iterator.next();
                }

                @Override
                public void close() {}
            };
        }
    }

    private static final class Content implements Split.OfBytes {
        private final String name;
        private final byte[] bytes;

        Content(String name, byte[] bytes) {
            this.name = name;
            this.bytes = bytes;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public OptionalLong size() {
            return OptionalLong.of(bytes.length);
        }

        @Override
        public InputStream open() {
            return new ByteArrayInputStream(bytes);
        }

        @Override
        public boolean isSeekable() {
            return true;
        }

        @Override
        public BytesChannel openChannel() {
            return new BytesChannel(bytes, Long.MAX_VALUE);
        }
    }
}
