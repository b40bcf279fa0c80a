package io.flowlogs.internal.plan;

import io.flowlogs.query.FlowPredicate;
import io.flowlogs.query.FlowPredicate.And;
import io.flowlogs.query.FlowPredicate.Comparison;
import io.flowlogs.query.FlowPredicate.Constant;
import io.flowlogs.query.FlowPredicate.InRanges;
import io.flowlogs.query.FlowPredicate.Not;
import io.flowlogs.query.FlowPredicate.OneOf;
import io.flowlogs.query.FlowPredicate.Op;
import io.flowlogs.query.FlowPredicate.Or;
import io.flowlogs.record.FieldKind;
import io.flowlogs.record.FlowField;
import io.flowlogs.record.FlowFields;
import io.flowlogs.record.FlowLogFormat;
import io.flowlogs.source.ColumnBounds;
import io.flowlogs.source.ColumnTable;
import io.flowlogs.value.TimeRange;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells from the bounds of a part's numbers whether any of its records can match. In doubt it can. Negations are pushed down as the
 * compiler does, so that unknown is simply not matched.
 */
final class PartBounds {
    private static final long MILLISECONDS_FROM = 100_000_000_000L;

    private final ColumnTable table;
    private final FlowLogFormat format;
    private final int part;

    PartBounds(ColumnTable table, int part) {
        this.table = table;
        this.format = table.format();
        this.part = part;
    }

    boolean mayMatch(FlowPredicate residual, TimeRange window) {
        return mayLieIn(window) && may(residual, true);
    }

    // ---- the window ------------------------------------------------------------------------------------------------

    /** The time of a record is its start, or without one its end. */
    private boolean mayLieIn(TimeRange window) {
        ColumnBounds start = times(FlowFields.START);
        if (start == null || overlaps(start, window)) {
            return true;
        } else if (start.complete() || !format.contains(FlowFields.END)) {
            return false;
        }
        ColumnBounds end = times(FlowFields.END);
        return end == null || overlaps(end, window);
    }

    private static boolean overlaps(ColumnBounds millis, TimeRange window) {
        boolean before = !window.to().equals(Instant.MAX) && millis.least() >= RecordTime.ceilMillis(window.to());
        boolean after = !window.from().equals(Instant.MIN) && millis.greatest() < RecordTime.ceilMillis(window.from());
        return !before && !after;
    }

    // ---- the filter ------------------------------------------------------------------------------------------------

    private boolean may(FlowPredicate predicate, boolean wanted) {
        if (predicate instanceof Constant constant) {
            return constant.value() == wanted;
        } else if (predicate instanceof Not not) {
            return may(not.part(), !wanted);
        } else if (predicate instanceof And and) {
            return combined(and.parts(), wanted, wanted);
        } else if (predicate instanceof Or or) {
            return combined(or.parts(), wanted, !wanted);
        } else if (predicate instanceof Comparison comparison) {
            return comparison(
                    comparison, wanted ? comparison.op() : comparison.op().negated());
        }
        return !wanted || mayBeIn(predicate);
    }

    private boolean mayBeIn(FlowPredicate predicate) {
        if (predicate instanceof InRanges in) {
            ColumnBounds bounds = bounds(in.field());
            return bounds == null
                    || in.ranges().stream()
                            .anyMatch(range -> bounds.least() <= range.to() && bounds.greatest() >= range.from());
        }
        return !(predicate instanceof OneOf oneOf) || oneOf(oneOf);
    }

    private boolean combined(List<FlowPredicate> parts, boolean wanted, boolean conjunction) {
        return conjunction
                ? parts.stream().allMatch(one -> may(one, wanted))
                : parts.stream().anyMatch(one -> may(one, wanted));
    }

    private boolean oneOf(OneOf oneOf) {
        return oneOf.values().stream().anyMatch(value -> compares(oneOf.field(), Op.EQ, value));
    }

    private boolean comparison(Comparison comparison, Op op) {
        return compares(comparison.field(), op, comparison.value());
    }

    private boolean compares(FlowField<?> field, Op op, Object value) {
        if (value instanceof Instant instant) {
            ColumnBounds millis = times(field);
            return millis == null
                    || compares(millis, op, RecordTime.floorMillis(instant), RecordTime.ceilMillis(instant));
        }
        ColumnBounds bounds = field.kind().isNumeric() ? bounds(field) : null;
        if (bounds == null) {
            return true;
        }
        long number = Long.parseLong(field.textOf(value));
        return compares(bounds, op, number, number);
    }

    private static boolean compares(ColumnBounds bounds, Op op, long floor, long ceil) {
        return switch (op) {
            case EQ -> bounds.least() <= floor && bounds.greatest() >= ceil;
            case NE -> bounds.least() != floor || bounds.greatest() != floor || floor != ceil;
            case LT, LE -> bounds.least() <= floor;
            case GT, GE -> bounds.greatest() >= ceil || bounds.greatest() > floor;
        };
    }

    private @Nullable ColumnBounds bounds(FlowField<?> field) {
        int column = format.indexOf(field);
        return column < 0 ? null : table.bounds(part, column);
    }

    /** In milliseconds. Seconds and milliseconds in one column have no order. */
    private @Nullable ColumnBounds times(FlowField<?> field) {
        ColumnBounds raw = field.kind() == FieldKind.TIMESTAMP ? bounds(field) : null;
        boolean mixed = raw != null && raw.least() < MILLISECONDS_FROM && raw.greatest() >= MILLISECONDS_FROM;
        if (raw == null || mixed || raw.least() < 0) {
            return null;
        }
        return new ColumnBounds(RecordTime.toMillis(raw.least()), RecordTime.toMillis(raw.greatest()), raw.complete());
    }
}
