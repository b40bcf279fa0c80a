package io.flowlogs.internal.plan;

import io.flowlogs.parse.MalformedRecordPolicy;
import io.flowlogs.parse.ParseLimits;
import io.flowlogs.query.AddressSummary;
import io.flowlogs.query.Aggregation;
import io.flowlogs.query.FlowPredicate;
import io.flowlogs.query.FlowQuery;
import io.flowlogs.query.FlowRecords;
import io.flowlogs.query.FlowSummary;
import io.flowlogs.query.RecordEncoder;
import io.flowlogs.query.ScanObserver;
import io.flowlogs.query.ScanStatistics;
import io.flowlogs.record.FlowLogFormat;
import io.flowlogs.record.FlowRecord;
import io.flowlogs.source.FlowLogDecoder;
import io.flowlogs.source.FlowRecordSource;
import io.flowlogs.value.TimeRange;
import java.io.OutputStream;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collector;
import java.util.stream.Stream;

/** Internal: being written. */
public final class EngineQuery implements FlowQuery {
    private EngineQuery() {}

    /**
     * Begins.
     *
     * @param sources the sources
     * @param decoders the decoders
     * @return a query
     */
    public static FlowQuery over(List<FlowRecordSource> sources, List<FlowLogDecoder> decoders) {
        return new EngineQuery();
    }

    @Override
    public FlowQuery where(FlowPredicate predicate) {
        return this;
    }

    @Override
    public FlowQuery between(TimeRange window) {
        return this;
    }

    @Override
    public FlowQuery limit(long records) {
        return this;
    }

    @Override
    public FlowQuery parallelism(int threads) {
        return this;
    }

    @Override
    public FlowQuery format(FlowLogFormat format) {
        return this;
    }

    @Override
    public FlowQuery onMalformed(MalformedRecordPolicy policy) {
        return this;
    }

    @Override
    public FlowQuery limits(ParseLimits limits) {
        return this;
    }

    @Override
    public FlowQuery observedBy(ScanObserver observer) {
        return this;
    }

    @Override
    public FlowRecords records() {
        throw new IllegalStateException();
    }

    @Override
    public Stream<FlowRecord> stream() {
        throw new IllegalStateException();
    }

    @Override
    public ScanStatistics forEach(Consumer<? super FlowRecord> action) {
        throw new IllegalStateException();
    }

    @Override
    public <R> R collect(Collector<? super FlowRecord, ?, R> collector) {
        throw new IllegalStateException();
    }

    @Override
    public ScanStatistics writeTo(OutputStream out, RecordEncoder encoder) {
        throw new IllegalStateException();
    }

    @Override
    public FlowSummary aggregate(Aggregation aggregation) {
        throw new IllegalStateException();
    }

    @Override
    public AddressSummary addresses() {
        throw new IllegalStateException();
    }

    @Override
    public ScanStatistics count() {
        throw new IllegalStateException();
    }
}
