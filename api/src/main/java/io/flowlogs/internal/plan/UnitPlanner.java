package io.flowlogs.internal.plan;

import io.flowlogs.internal.plan.ScanUnit.RangedFile;
import io.flowlogs.internal.scan.LineLayout;
import io.flowlogs.query.FlowPredicate;
import io.flowlogs.record.FlowSourceException;
import io.flowlogs.source.FlowRecordSource;
import io.flowlogs.source.ScanPlan;
import io.flowlogs.source.ScanRequest;
import io.flowlogs.source.Split;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Hands out units in order: the splits of one source after another, large plain files in ranges. Splits are listed as they are needed.
 * Safe for use by several threads.
 */
final class UnitPlanner {
    /** The size of a range: large enough that its start costs nothing, small enough that threads end together. */
    static final long RANGE_SIZE = 8L << 20;

    private final QuerySpec spec;
    private final ScanTotals totals;
    private final Set<String> unsplittable;
    private final Iterator<FlowRecordSource> sources;
    private final Map<FlowRecordSource, ScanPlan> plans = new HashMap<>();
    private final Deque<ScanUnit> ready = new ArrayDeque<>();
    private Iterator<? extends Split> splits = java.util.Collections.emptyIterator();
    private FlowPredicate residual = FlowPredicate.all();
    private String sourceName = "";
    private int sequence;
    private int lastSequence = Integer.MAX_VALUE;
    private long bytesPlanned;

    UnitPlanner(QuerySpec spec, ScanTotals totals, Set<String> unsplittable) {
        this.spec = spec;
        this.totals = totals;
        this.unsplittable = unsplittable;
        this.sources = spec.sources().iterator();
    }

    /** Returns the next unit, or null when there is none. */
    synchronized @Nullable ScanUnit next() {
        while (ready.isEmpty()) {
            if (!planMore()) {
                return null;
            }
        }
        return ready.peekFirst().sequence > lastSequence ? null : ready.pollFirst();
    }

    /** Hands out no unit after this one. */
    synchronized void stopAfter(int last) {
        lastSequence = Math.min(lastSequence, last);
    }

    /** The stored bytes of all splits listed so far. */
    synchronized long bytesPlanned() {
        return bytesPlanned;
    }

    /** What the sources passed over. */
    synchronized Map<String, Long> skipped() {
        Map<String, Long> skipped = new HashMap<>();
        plans.values()
                .forEach(plan -> plan.skipped().forEach((reason, count) -> skipped.merge(reason, count, Long::sum)));
        return skipped;
    }

    private boolean planMore() {
        try {
            if (splits.hasNext()) {
                add(splits.next());
                return true;
            }
        } catch (UncheckedIOException e) {
            throw new FlowSourceException(sourceName, null, String.valueOf(e.getMessage()), e);
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
            ScanPlan plan = source.plan(new ScanRequest(spec.filter(), spec.window(), Set.of(), spec.limit()));
            plans.put(source, plan);
            residual = plan.residual();
            splits = plan.splits().iterator();
        } catch (IOException e) {
            throw new FlowSourceException(sourceName, null, String.valueOf(e.getMessage()), e);
        }
        return true;
    }

    private void add(Split split) {
        totals.planned();
        bytesPlanned += split.size().orElse(0);
        ScanUnit whole = new ScanUnit(sequence, sourceName, split, residual);
        LineLayout layout = rangeLayout(split);
        if (layout == null) {
            sequence++;
            ready.add(whole);
        } else {
            addRanges(whole, layout, split.size().orElseThrow());
        }
    }

    /** The layout of a large plain file, or null for any other split. */
    private @Nullable LineLayout rangeLayout(Split split) {
        boolean large = split.size().orElse(0) >= 2 * RANGE_SIZE && spec.threads() > 1;
        if (!large || unsplittable.contains(split.name())) {
            return null;
        }
        return split instanceof Split.OfBytes bytes && bytes.isSeekable()
                ? ContentProbe.plainLayout(bytes, spec)
                : null;
    }

    private void addRanges(ScanUnit whole, LineLayout layout, long size) {
        RangedFile file = new RangedFile();
        ScanUnit previous = null;
        for (long from = 0; from < size; from += RANGE_SIZE) {
            long to = from + RANGE_SIZE >= size ? Long.MAX_VALUE : from + RANGE_SIZE;
            previous = ScanUnit.range(sequence++, whole, from, to, layout, file, previous);
            ready.add(previous);
        }
    }
}
