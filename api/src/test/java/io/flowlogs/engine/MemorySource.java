package io.flowlogs.engine;

import io.flowlogs.source.FlowRecordSource;
import io.flowlogs.source.ScanPlan;
import io.flowlogs.source.ScanRequest;
import io.flowlogs.source.Split;
import java.util.Arrays;
import java.util.List;

/** A source whose splits lie in memory. Leaves the whole filter to the engine. */
public final class MemorySource implements FlowRecordSource {
    /** What the source calls itself; not part of any split's name. */
    public static final String NAME = "memory";

    private final Iterable<? extends Split> splits;

    private MemorySource(Iterable<? extends Split> splits) {
        this.splits = splits;
    }

    /** Has these splits, in this order. */
    public static MemorySource of(Split... splits) {
        return new MemorySource(List.copyOf(Arrays.asList(splits)));
    }

    /** Has whatever splits an iteration comes up with. */
    public static MemorySource listing(Iterable<? extends Split> splits) {
        return new MemorySource(splits);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public ScanPlan plan(ScanRequest request) {
        return ScanPlan.of(splits, request.filter());
    }

    @Override
    public void close() {
        // Memory needs no closing.
    }
}
