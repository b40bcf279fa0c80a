package io.flowlogs.internal.plan;

import io.flowlogs.internal.plan.ScanUnit.RangedFile;
import io.flowlogs.query.FlowPredicate;
import io.flowlogs.record.FlowSourceException;
import io.flowlogs.source.ColumnTable;
import io.flowlogs.source.FlowRecordSource;
import io.flowlogs.source.ScanPlan;
import io.flowlogs.source.ScanRequest;
import io.flowlogs.source.Split;
import io.flowlogs.value.TimeRange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Hands out units in order: the splits of one source after another, large plain files in ranges. Splits are listed as they are needed.
 * Safe for use by several threads.
 */
final class UnitPlanner {
    private final QuerySpec spec;
    private final ScanTotals totals;
    private final ScanReporter reporter;
    private final Set<String> unsplittable;
    private final Iterator<FlowRecordSource> sources;
    private final List<ScanPlan> plans = new ArrayList<>();
    private final Deque<ScanUnit> ready = new ArrayDeque<>();
    private Iterator<? extends Split> splits = Collections.emptyIterator();
    private FlowPredicate residual = FlowPredicate.all();
    private TimeRange window = TimeRange.ALL;
    private String sourceName = "";
    private int sequence;
    private int lastSequence = Integer.MAX_VALUE;
    private final AtomicLong bytesPlanned = new AtomicLong();

    UnitPlanner(QuerySpec spec, ScanTotals totals, ScanReporter reporter, Set<String> unsplittable) {
        this.spec = spec;
        this.totals = totals;
        this.reporter = reporter;
        this.unsplittable = unsplittable;
        this.sources = spec.sources().iterator();
    }

    /** Returns the next unit, or null when there is none. */
    synchronized @Nullable ScanUnit next() {
        while (ready.isEmpty()) {
            if (sequence > lastSequence || !planMore()) {
                return null;
            }
        }
        return ready.peekFirst().sequence > lastSequence ? null : ready.pollFirst();
    }

    /** The number of the next unit to be planned. */
    synchronized int sequence() {
        return sequence;
    }

    /** Hands out no unit after this one. */
    synchronized void stopAfter(int last) {
        lastSequence = Math.min(lastSequence, last);
    }

    /** The stored bytes of all splits listed so far; never waits for a listing. */
    long bytesPlanned() {
        return bytesPlanned.get();
    }

    /** What the sources passed over. */
    synchronized Map<String, Long> skipped() {
        return summed(ScanPlan::skipped);
    }

    /** What it took the sources. */
    synchronized Map<String, Long> measures() {
        return summed(ScanPlan::measures);
    }

    private Map<String, Long> summed(Function<ScanPlan, Map<String, Long>> counts) {
        Map<String, Long> sums = new HashMap<>();
        plans.forEach(plan -> counts.apply(plan).forEach((name, count) -> sums.merge(name, count, Long::sum)));
        return sums;
    }

    private boolean planMore() {
        try {
            if (splits.hasNext()) {
                add(splits.next());
                return true;
            }
        } catch (UncheckedIOException e) {
            throw failure(Objects.requireNonNull(e.getCause()));
        }
        return nextSource();
    }

    private boolean nextSource() {
        if (!sources.hasNext()) {
            return false;
        }
        FlowRecordSource source = sources.next();
        sourceName = source.name();
        try {
            TimeRange asked = spec.windowOf(source, reporter::notice);
            ScanPlan plan = source.plan(new ScanRequest(spec.filter(), asked, Set.of(), spec.limit(), spec.format()));
            plans.add(plan);
            plan.notices().forEach(reporter::notice);
            window = plan.window() == null ? asked : plan.window();
            residual = plan.residual();
            splits = plan.splits().iterator();
        } catch (IOException e) {
            throw failure(e);
        } catch (UncheckedIOException e) {
            throw failure(Objects.requireNonNull(e.getCause()));
        }
        return true;
    }

    private FlowSourceException failure(IOException e) {
        return new FlowSourceException(sourceName, null, String.valueOf(e.getMessage()), e);
    }

    private void add(Split split) {
        long number = totals.planned();
        bytesPlanned.addAndGet(split.size().orElse(0));
        ScanUnit whole = new ScanUnit(sequence, number, sourceName, split, residual, window);
        ColumnTable table = table(split);
        LayoutResolver.Resolution resolved = table == null ? rangeLayout(split) : null;
        if (table != null) {
            addParts(whole, table);
        } else if (resolved != null) {
            addRanges(whole, resolved, split.size().orElseThrow());
        } else {
            sequence++;
            ready.add(whole);
        }
    }

    /** The columns of a large split, or null for any other. Columns are small, so that half as many bytes are worth a look. */
    private @Nullable ColumnTable table(Split split) {
        boolean large = split.size().orElse(0) >= spec.rangeSize() && spec.threads() > 1;
        boolean readable = large
                && !unsplittable.contains(split.name())
                && split instanceof Split.OfBytes bytes
                && ColumnProbe.isLikely(bytes, spec.decoders());
        return readable ? ColumnProbe.table((Split.OfBytes) split, spec) : null;
    }

    private void addParts(ScanUnit whole, ColumnTable table) {
        RangedFile file = new RangedFile(null);
        for (int part = 0; part < table.parts(); part++) {
            ready.add(ScanUnit.parts(sequence++, whole, new ColumnParts(table, part, part + 1), file));
        }
    }

    /** The layout of a large plain file, or null for any other split. */
    private LayoutResolver.@Nullable Resolution rangeLayout(Split split) {
        boolean large = split.size().orElse(0) / 2 >= spec.rangeSize() && spec.threads() > 1;
        if (!large || unsplittable.contains(split.name())) {
            return null;
        }
        return split instanceof Split.OfBytes bytes && bytes.isSeekable()
                ? ContentProbe.plainLayout(bytes, spec)
                : null;
    }

    private void addRanges(ScanUnit whole, LayoutResolver.Resolution resolved, long size) {
        RangedFile file = new RangedFile(resolved);
        ScanUnit previous = null;
        long step = spec.rangeSize();
        for (long from = 0; from < size; from += step) {
            long to = from + step >= size ? Long.MAX_VALUE : from + step;
            previous = ScanUnit.range(sequence++, whole, from, to, resolved.layout(), file, previous);
            ready.add(previous);
        }
    }
}
