package io.flowlogs.engine;

import io.flowlogs.record.FlowRecord;
import io.flowlogs.source.Split;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalLong;

/**
 * Records that a source made itself.
 *
 * @param name the name of the split
 * @param records the records
 */
record MemoryRecords(String name, List<FlowRecord> records) implements Split.OfRecords {
    @Override
    public OptionalLong size() {
        return OptionalLong.empty();
    }

    @Override
    public RecordIterator open() {
        return new Records(records.iterator());
    }

    private record Records(Iterator<FlowRecord> records) implements RecordIterator {
        @Override
        public boolean hasNext() {
            return records.hasNext();
        }

        @Override
        public FlowRecord next() {
            return records.next();
        }

        @Override
        public void close() {
            // Memory needs no closing.
        }
    }
}
