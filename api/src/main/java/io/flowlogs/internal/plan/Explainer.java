package io.flowlogs.internal.plan;

import io.flowlogs.query.DayAmount;
import io.flowlogs.query.ReadAmount;
import io.flowlogs.query.ScanExplanation;
import io.flowlogs.query.SourceExplanation;
import io.flowlogs.record.FlowSourceException;
import io.flowlogs.source.FlowRecordSource;
import io.flowlogs.source.ScanOutline;
import io.flowlogs.source.ScanOutline.Part;
import io.flowlogs.source.ScanPlan;
import io.flowlogs.source.ScanRequest;
import io.flowlogs.value.TimeRange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Finds out what a query would read. Of the parts of a source, only sums are kept. Used by one thread. */
final class Explainer {
    /** A century of days; a tree that names more is made up. */
    private static final int MOST_DAYS = 36_525;

    private final FlowRecordSource source;
    private final List<String> notices = new ArrayList<>();
    private final SortedMap<LocalDate, ReadAmount> days = new TreeMap<>();
    private ReadAmount undated = ReadAmount.NONE;

    private Explainer(FlowRecordSource source) {
        this.source = source;
    }

    static ScanExplanation explain(QuerySpec spec) {
        return new ScanExplanation(spec.sources().stream()
                .map(source -> new Explainer(source).explained(spec))
                .toList());
    }

    private SourceExplanation explained(QuerySpec spec) {
        try {
            TimeRange window = spec.windowOf(source, notices::add);
            ScanRequest request = new ScanRequest(spec.filter(), window, Set.of(), spec.limit(), spec.format());
            ScanOutline outline = source.outline(request);
            count(outline.parts());
            return explained(request, outline);
        } catch (IOException e) {
            throw failure(e);
        } catch (UncheckedIOException e) {
            throw failure(Objects.requireNonNull(e.getCause()));
        }
    }

    private FlowSourceException failure(IOException e) {
        return new FlowSourceException(source.name(), null, String.valueOf(e.getMessage()), e);
    }

    private void count(Iterable<Part> parts) {
        for (Part part : parts) {
            if (Thread.currentThread().isInterrupted()) {
                throw Workers.interrupted();
            }
            add(part.day(), amount(part));
        }
    }

    private static ReadAmount amount(Part part) {
        return new ReadAmount(1, part.size().orElse(0), part.size().isPresent() ? 0 : 1);
    }

    private void add(@Nullable LocalDate day, ReadAmount amount) {
        if (day == null || (days.size() >= MOST_DAYS && !days.containsKey(day))) {
            undated = undated.plus(amount);
        } else {
            days.merge(day, amount, ReadAmount::plus);
        }
    }

    private SourceExplanation explained(ScanRequest request, ScanOutline outline) {
        ScanPlan plan = outline.plan();
        ReadAmount total = days.values().stream().reduce(undated, ReadAmount::plus);
        TimeRange left = plan.window();
        notices.addAll(plan.notices());
        return new SourceExplanation(
                source.name(),
                outline.layout(),
                request.window(),
                left == null ? request.window() : left,
                request.filter(),
                plan.residual(),
                outline.pushedDown(),
                total,
                byDay(),
                plan.skipped(),
                outline.uses(total),
                outline.time(total),
                plan.measures(),
                notices);
    }

    private List<DayAmount> byDay() {
        List<DayAmount> amounts = new ArrayList<>();
        days.forEach((day, amount) -> amounts.add(new DayAmount(day, amount)));
        if (undated.parts() > 0) {
            amounts.add(new DayAmount(null, undated));
        }
        return amounts;
    }
}
