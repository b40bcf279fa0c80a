package io.flowlogs.benchmarks;

import io.flowlogs.source.FlowRecordSource;
import io.flowlogs.source.ScanPlan;
import io.flowlogs.source.ScanRequest;
import io.flowlogs.source.Split;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.List;
import java.util.OptionalLong;

/** Flow logs that are in memory already, so that the engine is measured without any disk. */
record MemorySource(byte[] log) implements FlowRecordSource {
    @Override
    public String name() {
        return "memory";
    }

    @Override
    public ScanPlan plan(ScanRequest request) {
        return ScanPlan.of(List.of(new MemorySplit(log)), request.filter());
    }

    @Override
    public void close() {}

    private record MemorySplit(byte[] log) implements Split.OfBytes {
        @Override
        public String name() {
            return "memory";
        }

        @Override
        public OptionalLong size() {
            return OptionalLong.of(log.length);
        }

        @Override
        public InputStream open() {
            return new ByteArrayInputStream(log);
        }
    }
}
