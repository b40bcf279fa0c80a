package io.flowlogs.internal.plan;

import io.flowlogs.convert.ConvertOptions;
import io.flowlogs.convert.FlowLogEncoder;
import io.flowlogs.internal.convert.Conversion;
import io.flowlogs.internal.spi.ProviderRegistry;
import io.flowlogs.parse.MalformedRecordPolicy;
import io.flowlogs.parse.ParseLimits;
import io.flowlogs.query.AddressSummary;
import io.flowlogs.query.Aggregation;
import io.flowlogs.query.ConvertReport;
import io.flowlogs.query.FlowPredicate;
import io.flowlogs.query.FlowQuery;
import io.flowlogs.query.FlowRecords;
import io.flowlogs.query.FlowSummary;
import io.flowlogs.query.FollowOptions;
import io.flowlogs.query.FollowedRecords;
import io.flowlogs.query.RecordEncoder;
import io.flowlogs.query.ScanExplanation;
import io.flowlogs.query.ScanObserver;
import io.flowlogs.query.ScanStatistics;
import io.flowlogs.record.FlowConfigurationException;
import io.flowlogs.record.FlowLogFormat;
import io.flowlogs.record.FlowRecord;
import io.flowlogs.source.FlowLogDecoder;
import io.flowlogs.source.FlowRecordSource;
import io.flowlogs.value.IpAddress;
import io.flowlogs.value.TimeRange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collector;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Internal: the query that the engine answers. */
public final class EngineQuery implements FlowQuery {
    private static final int MAX_THREADS = 1024;

    private final QuerySpec spec;

    private EngineQuery(QuerySpec spec) {
        this.spec = spec;
    }

    /**
     * Begins a query over everything.
     *
     * @param sources where to read
     * @param decoders which encodings are known besides plain text and gzip
     * @return the query
     */
    public static FlowQuery over(List<FlowRecordSource> sources, List<FlowLogDecoder> decoders) {
        return over(sources, decoders, ProviderRegistry.ofThread()::encoders);
    }

    /**
     * Begins a query over everything.
     *
     * @param sources where to read
     * @param decoders which encodings are known besides plain text and gzip
     * @param encoders name to encoder; asked for only when files are to be written
     * @return the query
     */
    public static FlowQuery over(
            List<FlowRecordSource> sources,
            List<FlowLogDecoder> decoders,
            Supplier<Map<String, FlowLogEncoder>> encoders) {
        return new EngineQuery(QuerySpec.over(sources, decoders, encoders));
    }

    @Override
    public FlowQuery where(FlowPredicate predicate) {
        return new EngineQuery(spec.withFilter(predicate));
    }

    @Override
    public FlowQuery between(TimeRange window) {
        return new EngineQuery(spec.withWindow(window));
    }

    @Override
    public FlowQuery limit(long records) {
        require(records >= 0, "limit: expected 0 or more records, found " + records + ".");
        return new EngineQuery(spec.withLimit(OptionalLong.of(records)));
    }

    @Override
    public FlowQuery parallelism(int threads) {
        require(
                threads >= 1 && threads <= MAX_THREADS,
                "parallelism: expected 1 to " + MAX_THREADS + " threads, found " + threads + ".");
        return new EngineQuery(spec.withThreads(threads));
    }

    /**
     * Reads large plain files in ranges of another size than usual. Not part of the public query: only tests, and those who
     * measure, have a reason to.
     *
     * @param bytes the size of a range; a file of less than two of them is read as a whole
     * @return the query
     */
    public EngineQuery inRangesOf(long bytes) {
        require(bytes >= 1, "range size: expected at least 1 byte, found " + bytes + ".");
        return new EngineQuery(spec.withRangeSize(bytes));
    }

    private static void require(boolean holds, String problem) {
        if (!holds) {
            throw new FlowConfigurationException(problem);
        }
    }

    @Override
    public FlowQuery format(FlowLogFormat format) {
        return new EngineQuery(spec.withFormat(format));
    }

    @Override
    public FlowQuery onMalformed(MalformedRecordPolicy policy) {
        return new EngineQuery(spec.withPolicy(policy));
    }

    @Override
    public FlowQuery limits(ParseLimits limits) {
        return new EngineQuery(spec.withLimits(limits));
    }

    @Override
    public FlowQuery observedBy(ScanObserver observer) {
        return new EngineQuery(spec.withObserver(observer));
    }

    @Override
    public FlowRecords records() {
        return new RecordCursor(spec);
    }

    @Override
    public FollowedRecords follow(FollowOptions options) {
        return FollowCursor.over(spec, options);
    }

    @Override
    public Stream<FlowRecord> stream() {
        FlowRecords records = records();
        Spliterator<FlowRecord> spliterator = Spliterators.spliteratorUnknownSize(
                records.iterator(), Spliterator.ORDERED | Spliterator.NONNULL | Spliterator.IMMUTABLE);
        return StreamSupport.stream(spliterator, false).onClose(records::close);
    }

    @Override
    public ScanStatistics forEach(Consumer<? super FlowRecord> action) {
        try (FlowRecords records = records()) {
            for (FlowRecord flow : records) {
                action.accept(flow);
            }
            return records.statistics();
        }
    }

    @Override
    public <R> R collect(Collector<? super FlowRecord, ?, R> collector) {
        try (Stream<FlowRecord> stream = stream()) {
            return stream.collect(collector);
        }
    }

    @Override
    public ScanStatistics writeTo(OutputStream out, RecordEncoder encoder) throws IOException {
        return new EncodedWriter(spec, encoder, out).write();
    }

    @Override
    public ConvertReport convertTo(Path directory, ConvertOptions options) throws IOException {
        return Conversion.of(options, spec.encoders().get()).run(this, directory);
    }

    @Override
    public FlowSummary aggregate(Aggregation aggregation) {
        return retrying(attempt -> {
            GroupStore store = new GroupStore(aggregation);
            int[] worker = new int[1];
            UnorderedRun<GroupSink> run = new UnorderedRun<>(unlimited(), attempt);
            List<GroupSink> sinks = run.run(() -> new GroupSink(store, worker[0]++));
            ScanCounters extra = new ScanCounters();
            sinks.forEach(sink -> sink.finish(extra));
            store.complete();
            ScanStatistics statistics = run.statistics(extra);
            return new FlowSummary(aggregation, new PackedSummary(store), statistics);
        });
    }

    @Override
    public AddressSummary addresses() {
        return retrying(attempt -> {
            UnorderedRun<AddressSink> run = new UnorderedRun<>(unlimited(), attempt);
            List<AddressSink> sinks = run.run(AddressSink::new);
            Set<IpAddress> addresses = new TreeSet<>();
            sinks.forEach(sink -> sink.forEach((high, low) -> addresses.add(IpAddress.of(high, low))));
            return new AddressSummary(new ArrayList<>(addresses), run.statistics(new ScanCounters()));
        });
    }

    @Override
    public ScanStatistics count() {
        return retrying(attempt -> {
            UnorderedRun<CountSink> run = new UnorderedRun<>(unlimited(), attempt);
            run.run(CountSink::new);
            return run.statistics(new ScanCounters());
        });
    }

    @Override
    public ScanExplanation explain() {
        return Explainer.explain(spec);
    }

    /** The first records in order cannot be told by threads that do not keep the order. */
    private QuerySpec unlimited() {
        require(
                spec.limit().isEmpty(),
                "limit: expected a query for records, found one that answers with a summary. Limit the summary with"
                        + " Aggregation.top instead.");
        return spec;
    }

    /** Asks again, reading in one piece whatever turned out not to be the same in ranges. */
    private static <R> R retrying(Function<UnorderedRun.Attempt, R> question) {
        UnorderedRun.Attempt attempt = new UnorderedRun.Attempt();
        while (true) {
            try {
                return question.apply(attempt);
            } catch (NotRangeable e) {
                attempt.unsplittable().add(e.splitName);
                attempt.told().again();
            }
        }
    }
}
