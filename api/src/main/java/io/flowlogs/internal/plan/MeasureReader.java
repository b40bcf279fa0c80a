package io.flowlogs.internal.plan;

import io.flowlogs.internal.scan.LineLayout;
import io.flowlogs.internal.scan.RowView;
import io.flowlogs.query.FlowPredicate;
import io.flowlogs.query.Measure;
import io.flowlogs.record.FieldKind;
import io.flowlogs.record.FlowField;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what a record adds to the measures of its group. Belongs to one thread. */
final class MeasureReader {
    private final List<Measure> measures;
    private final MeasureLayout layout;
    private final int[] columns;
    private final RowMatcher[] conditions;
    private final boolean[] conditional;
    private final Measure.Direction[] directions;
    private final Measure.Kind[] kinds;
    private final long[] values;
    private final long[] whole;
    private @Nullable RememberedConditions remembered;

    MeasureReader(List<Measure> measures, MeasureLayout layout) {
        this.measures = measures;
        this.layout = layout;
        this.columns = new int[measures.size()];
        this.conditions = new RowMatcher[columns.length];
        this.conditional = new boolean[columns.length];
        this.directions = measures.stream().map(Measure::direction).toArray(Measure.Direction[]::new);
        this.kinds = measures.stream().map(Measure::kind).toArray(Measure.Kind[]::new);
        this.values = new long[columns.length];
        this.whole = new long[columns.length];
        Arrays.fill(conditions, RowMatcher.NEVER);
    }

    List<FlowField<?>> fields() {
        List<FlowField<?>> fields = new ArrayList<>();
        for (Measure measure : measures) {
            FlowField<?> field = measure.field();
            if (field != null) {
                fields.add(field);
            }
            PredicateFields.of(measure.where()).forEach(fields::add);
        }
        return fields;
    }

    void layout(LineLayout known) {
        for (int i = 0; i < columns.length; i++) {
            FlowField<?> field = measures.get(i).field();
            FlowPredicate where = measures.get(i).where();
            columns[i] = field == null ? -1 : known.column(field);
            conditions[i] = PredicateCompiler.compileForColumns(where, known);
            conditional[i] = !conditions[i].equals(RowMatcher.ALWAYS);
        }
        remembered = remembered(known);
    }

    /** Returns null unless the conditions are several and ask for short texts alone. */
    private @Nullable RememberedConditions remembered(LineLayout known) {
        List<FlowField<?>> asked = measures.stream()
                .flatMap(measure -> PredicateFields.of(measure.where()))
                .distinct()
                .toList();
        boolean texts = asked.stream().allMatch(field -> isText(field.kind()));
        if (!texts || asked.isEmpty() || asked.size() > 2 || columns.length > RememberedConditions.MOST) {
            return null;
        }
        int first = known.column(asked.get(0));
        int second = asked.size() < 2 ? -1 : known.column(asked.get(1));
        return new RememberedConditions(conditions.clone(), first, second);
    }

    private static boolean isText(FieldKind kind) {
        return kind != FieldKind.ADDRESS && !kind.isNumeric();
    }

    /** A number for each measure, or {@link MeasureLayout#NOTHING}. */
    long[] values() {
        return values;
    }

    /** Reads them; what does not decode, the row remembers. */
    void read(RowView row, boolean backward) {
        long holding = remembered == null ? 0 : remembered.holding(row);
        for (int i = 0; i < columns.length; i++) {
            values[i] = enters(row, i, backward, holding) ? value(row, i) : MeasureLayout.NOTHING;
        }
    }

    private boolean enters(RowView row, int i, boolean backward, long holding) {
        return (!conditional[i] || holds(row, i, holding))
                && (directions[i] == Measure.Direction.BOTH
                        || (directions[i] == Measure.Direction.BACKWARD) == backward);
    }

    private boolean holds(RowView row, int i, long holding) {
        return remembered == null ? conditions[i].matches(row) : (holding >>> i & 1) != 0;
    }

    private long value(RowView row, int i) {
        if (kinds[i] == Measure.Kind.COUNT) {
            return 1;
        }
        int column = columns[i];
        if (column < 0
                || kinds[i] == Measure.Kind.DISTINCT
                || kinds[i] == Measure.Kind.PERCENTILE
                || row.isMissing(column)) {
            return MeasureLayout.NOTHING;
        }
        long value = row.number(column, layout.greatest(i));
        return layout.isTime(i) ? RecordTime.toSeconds(value) : value;
    }

    /** Leaves the share of some seconds of a record, of all that was read of it; only sums are divided, the rest is left to the first share. */
    void share(long from, long to, long length, boolean isFirst) {
        if (isFirst) {
            System.arraycopy(values, 0, whole, 0, whole.length);
        }
        for (int i = 0; i < values.length; i++) {
            if (whole[i] != MeasureLayout.NOTHING && layout.isSum(i)) {
                values[i] = part(whole[i], to, length) - part(whole[i], from, length);
            } else {
                values[i] = isFirst ? whole[i] : MeasureLayout.NOTHING;
            }
        }
    }

    /** The whole times a share, rounded down. */
    private static long part(long whole, long seconds, long length) {
        long high = Math.multiplyHigh(whole, seconds);
        if (high == 0 && whole * seconds >= 0) {
            return whole * seconds / length;
        }
        return BigInteger.valueOf(whole)
                .multiply(BigInteger.valueOf(seconds))
                .divide(BigInteger.valueOf(length))
                .longValueExact();
    }
}
