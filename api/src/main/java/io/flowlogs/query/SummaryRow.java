package io.flowlogs.query;

import io.flowlogs.record.FlowField;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** One group: its key and its measures. A view; immutable. */
public final class SummaryRow {
    private final Aggregation aggregation;
    private final SummaryTable table;
    private final int index;

    SummaryRow(Aggregation aggregation, SummaryTable table, int index) {
        this.aggregation = aggregation;
        this.table = table;
        this.index = index;
    }

    /**
     * Returns the value of a key field.
     *
     * @param <T> the field's type
     * @param key one of the aggregation's keys
     * @return the value, or null for the group <code>-</code>
     */
    public <T> @Nullable T get(FlowField<T> key) {
        return key.type().cast(get(GroupKey.of(key)));
    }

    /**
     * Returns the value of a key.
     *
     * @param key one of the aggregation's keys
     * @return the value, of the key's type, or null for the group <code>-</code>
     */
    public @Nullable Object get(GroupKey key) {
        int column = aggregation.keys().indexOf(key);
        return table.cell(index, checked(column, key));
    }

    /**
     * Returns a measure.
     *
     * @param measure one of the aggregation's measures; not an average
     * @return its value; time stamps in epoch seconds; 0 when it is missing
     */
    public long getLong(Measure measure) {
        Object cell = table.cell(index, column(measure));
        return cell instanceof Number number ? number.longValue() : 0;
    }

    /**
     * Returns a measure that may be an average, or missing.
     *
     * @param measure one of the aggregation's measures
     * @return {@link Long}, {@link Double} for an average, or null when the group has no value
     */
    public @Nullable Number get(Measure measure) {
        return (Number) table.cell(index, column(measure));
    }

    /**
     * Returns key and measures in the order of the columns.
     *
     * @return the cells; null where missing
     */
    public List<@Nullable Object> values() {
        int columns = aggregation.keys().size() + aggregation.measures().size();
        List<@Nullable Object> values = new ArrayList<>(columns);
        for (int column = 0; column < columns; column++) {
            values.add(table.cell(index, column));
        }
        return values;
    }

    /**
     * Returns the row as a map in the order of the columns.
     *
     * @return column name to cell; null where missing
     */
    public Map<String, @Nullable Object> toMap() {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        List<String> names = aggregation.columnNames();
        for (int column = 0; column < names.size(); column++) {
            map.put(names.get(column), table.cell(index, column));
        }
        return map;
    }

    private int column(Measure measure) {
        int place = checked(aggregation.measures().indexOf(measure), measure);
        return aggregation.keys().size() + place;
    }

    private int checked(int column, Object asked) {
        if (column < 0) {
            throw new NoSuchElementException(
                    asked + ": expected a column of this summary, which are " + aggregation.columnNames() + ".");
        }
        return column;
    }

    @Override
    public String toString() {
        return toMap().toString();
    }
}
