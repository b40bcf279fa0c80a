package io.flowlogs.internal.plan;

import io.flowlogs.convert.FlowLogEncoder;
import io.flowlogs.parse.MalformedRecordPolicy;
import io.flowlogs.parse.ParseLimits;
import io.flowlogs.query.FlowPredicate;
import io.flowlogs.query.ScanObserver;
import io.flowlogs.record.FlowLogFormat;
import io.flowlogs.source.FlowLogDecoder;
import io.flowlogs.source.FlowRecordSource;
import io.flowlogs.value.TimeRange;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Everything a query was told. */
record QuerySpec(
        List<FlowRecordSource> sources,
        List<FlowLogDecoder> decoders,
        Supplier<Map<String, FlowLogEncoder>> encoders,
        FlowPredicate filter,
        @Nullable TimeRange window,
        OptionalLong limit,
        int threads,
        @Nullable FlowLogFormat format,
        MalformedRecordPolicy policy,
        ParseLimits limits,
        ScanObserver observer,
        long rangeSize) {
    /** The size of a range: large enough that its start costs nothing, small enough that threads end together. */
    static final long RANGE_SIZE = 8L << 20;

    static QuerySpec over(
            List<FlowRecordSource> sources,
            List<FlowLogDecoder> decoders,
            Supplier<Map<String, FlowLogEncoder>> encoders) {
        return new QuerySpec(
                List.copyOf(sources),
                List.copyOf(decoders),
                encoders,
                FlowPredicate.all(),
                null,
                OptionalLong.empty(),
                usualThreads(sources),
                null,
                MalformedRecordPolicy.FAIL,
                ParseLimits.DEFAULT,
                new ScanObserver() {},
                RANGE_SIZE);
    }

    private static int usualThreads(List<FlowRecordSource> sources) {
        return sources.stream().mapToInt(FlowRecordSource::usualThreads).max().orElse(1);
    }

    QuerySpec withFilter(FlowPredicate added) {
        boolean unfiltered = filter instanceof FlowPredicate.Constant constant && constant.value();
        FlowPredicate both = unfiltered ? added : filter.and(added);
        return new QuerySpec(
                sources, decoders, encoders, both, window, limit, threads, format, policy, limits, observer, rangeSize);
    }

    QuerySpec withWindow(TimeRange other) {
        return new QuerySpec(
                sources, decoders, encoders, filter, other, limit, threads, format, policy, limits, observer,
                rangeSize);
    }

    QuerySpec withLimit(OptionalLong other) {
        return new QuerySpec(
                sources, decoders, encoders, filter, window, other, threads, format, policy, limits, observer,
                rangeSize);
    }

    QuerySpec withThreads(int other) {
        return new QuerySpec(
                sources, decoders, encoders, filter, window, limit, other, format, policy, limits, observer, rangeSize);
    }

    QuerySpec withFormat(FlowLogFormat other) {
        return new QuerySpec(
                sources, decoders, encoders, filter, window, limit, threads, other, policy, limits, observer,
                rangeSize);
    }

    QuerySpec withPolicy(MalformedRecordPolicy other) {
        return new QuerySpec(
                sources, decoders, encoders, filter, window, limit, threads, format, other, limits, observer,
                rangeSize);
    }

    QuerySpec withLimits(ParseLimits other) {
        return new QuerySpec(
                sources, decoders, encoders, filter, window, limit, threads, format, policy, other, observer,
                rangeSize);
    }

    QuerySpec withObserver(ScanObserver other) {
        return new QuerySpec(
                sources, decoders, encoders, filter, window, limit, threads, format, policy, limits, other, rangeSize);
    }

    QuerySpec withRangeSize(long other) {
        return new QuerySpec(
                sources, decoders, encoders, filter, window, limit, threads, format, policy, limits, observer, other);
    }

    /** The window that is meant for a source; somebody is told when it is the source's own. */
    TimeRange windowOf(FlowRecordSource source, Consumer<String> notice) {
        if (window != null) {
            return window;
        }
        TimeRange usual = source.defaultWindow();
        if (!usual.equals(TimeRange.ALL)) {
            notice.accept(source.name() + ": no window was given; read is " + usual + ".");
        }
        return usual;
    }

    boolean failsOnMalformed() {
        return policy == MalformedRecordPolicy.FAIL;
    }
}
