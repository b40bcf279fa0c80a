package io.flowlogs.engine;

import io.flowlogs.query.Aggregation;
import io.flowlogs.query.FlowSummary;
import io.flowlogs.query.Measure;
import io.flowlogs.record.FieldKind;
import io.flowlogs.record.FlowField;
import io.flowlogs.record.FlowFields;
import io.flowlogs.record.FlowRecord;
import io.flowlogs.value.IpAddress;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An aggregation as slow and plain as can be: lists of values in a map, exact numbers, one sort. */
final class NaiveGroups {
    private final Aggregation aggregation;
    private final Map<List<Key>, List<FlowRecord>> groups = new HashMap<>();
    private long dropped;

    /** A key field's value: an address, a number, a text, or nothing. */
    private record Key(
            @Nullable IpAddress address,
            @Nullable Long number,
            @Nullable String text) implements Comparable<Key> {
        static Key of(FlowField<?> field, FlowRecord flow) {
            if (flow.get(field) == null) {
                return new Key(null, null, null);
            } else if (field.kind() == FieldKind.ADDRESS) {
                return new Key((IpAddress) flow.get(field), null, null);
            }
            return field.kind().isNumeric()
                    ? new Key(null, flow.getLong(field, 0), null)
                    : new Key(null, null, flow.getRaw(field));
        }

        boolean isMissing() {
            return address == null && number == null && text == null;
        }

        @Override
        public int compareTo(Key that) {
            if (isMissing() || that.isMissing()) {
                return Boolean.compare(that.isMissing(), isMissing());
            } else if (address != null) {
                return address.compareTo(Objects.requireNonNull(that.address));
            } else if (number != null) {
                return number.compareTo(Objects.requireNonNull(that.number));
            }
            return Arrays.compareUnsigned(bytes(text), bytes(that.text));
        }

        private static byte[] bytes(@Nullable String text) {
            return Objects.requireNonNull(text).getBytes(StandardCharsets.UTF_8);
        }

        String written() {
            return Stream.of(address, number, text)
                    .filter(Objects::nonNull)
                    .map(String::valueOf)
                    .findFirst()
                    .orElse("");
        }
    }

    private NaiveGroups(Aggregation aggregation) {
        this.aggregation = aggregation;
    }

    static NaiveGroups of(Aggregation aggregation, List<FlowRecord> flows) {
        NaiveGroups groups = new NaiveGroups(aggregation);
        flows.stream().filter(NaiveGroups::hasTraffic).forEach(groups::add);
        return groups;
    }

    static boolean hasTraffic(FlowRecord flow) {
        String status = flow.getRaw(FlowFields.LOG_STATUS);
        return !"NODATA".equals(status) && !"SKIPDATA".equals(status);
    }

    private void add(FlowRecord flow) {
        List<Key> key =
                aggregation.keys().stream().map(field -> Key.of(field, flow)).toList();
        if (aggregation.dropsMissingKeys() && key.stream().anyMatch(Key::isMissing)) {
            dropped++;
        } else {
            groups.computeIfAbsent(key, unused -> new ArrayList<>()).add(flow);
        }
    }

    long dropped() {
        return dropped;
    }

    /** The rows as {@link FlowSummary#writeCell} writes them, cells separated by bars. */
    List<String> rows() {
        Measure first = aggregation.measures().get(aggregation.orderIndex());
        Comparator<Map.Entry<List<Key>, List<FlowRecord>>> order = Comparator.comparing(
                group -> value(first, group.getValue()), Comparator.nullsLast(Comparator.reverseOrder()));
        return groups.entrySet().stream()
                .sorted(order.thenComparing(Map.Entry::getKey, NaiveGroups::compare))
                .limit(aggregation.top().orElse(Long.MAX_VALUE))
                .map(group -> row(group.getKey(), group.getValue()))
                .toList();
    }

    private static int compare(List<Key> left, List<Key> right) {
        int order = 0;
        for (int i = 0; i < left.size() && order == 0; i++) {
            order = left.get(i).compareTo(right.get(i));
        }
        return order;
    }

    private String row(List<Key> key, List<FlowRecord> flows) {
        List<String> cells = new ArrayList<>(key.stream().map(Key::written).toList());
        for (Measure measure : aggregation.measures()) {
            BigDecimal value = value(measure, flows);
            cells.add(value == null ? "" : written(value));
        }
        return String.join("|", cells);
    }

    private static String written(BigDecimal value) {
        return BigDecimal.valueOf(value.doubleValue()).compareTo(value) == 0 || value.scale() <= 0
                ? plain(value)
                : plain(BigDecimal.valueOf(value.doubleValue()));
    }

    private static String plain(BigDecimal value) {
        BigDecimal rounded = value.scale() <= 0 ? value : value.setScale(6, RoundingMode.HALF_EVEN);
        return rounded.signum() == 0 ? "0" : rounded.scale() <= 0 ? rounded.toPlainString() : stripped(rounded);
    }

    private static String stripped(BigDecimal value) {
        return value.stripTrailingZeros().toPlainString();
    }

    private static @Nullable BigDecimal value(Measure measure, List<FlowRecord> flows) {
        FlowField<?> field = measure.field();
        if (field == null) {
            return BigDecimal.valueOf(flows.size());
        }
        List<BigInteger> values = flows.stream()
                .filter(flow -> flow.get(field) != null)
                .map(flow -> BigInteger.valueOf(flow.getLong(field, 0)))
                .toList();
        BigInteger sum = values.stream().reduce(BigInteger.ZERO, BigInteger::add);
        return switch (measure.kind()) {
            case COUNT -> BigDecimal.valueOf(flows.size());
            case SUM -> new BigDecimal(sum);
            case MIN ->
                values.stream()
                        .min(Comparator.naturalOrder())
                        .map(BigDecimal::new)
                        .orElse(null);
            case MAX ->
                values.stream()
                        .max(Comparator.naturalOrder())
                        .map(BigDecimal::new)
                        .orElse(null);
            case AVG -> values.isEmpty() ? null : BigDecimal.valueOf(sum.doubleValue() / values.size());
        };
    }

    /** The rows of the engine's answer, written in the same way. */
    static List<String> written(FlowSummary summary) {
        int columns = summary.aggregation().columnNames().size();
        byte[] cell = new byte[summary.maxCellLength()];
        List<String> rows = new ArrayList<>();
        for (int row = 0; row < summary.size(); row++) {
            List<String> cells = new ArrayList<>();
            for (int column = 0; column < columns; column++) {
                cells.add(new String(cell, 0, summary.writeCell(row, column, cell, 0), StandardCharsets.UTF_8));
            }
            rows.add(String.join("|", cells));
        }
        return rows;
    }
}
