package io.flowlogs.engine;

import io.flowlogs.query.Aggregation;
import io.flowlogs.query.FlowSummary;
import io.flowlogs.query.GroupKey;
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
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An aggregation as slow and plain as can be: lists of values in a map, exact numbers, one sort. */
final class NaiveGroups {
    private final Aggregation aggregation;
    private final Map<List<Key>, List<Entry>> groups = new HashMap<>();
    private long dropped;

    /** A record in a group, and whether it went from the second end of the key to the first. */
    private record Entry(FlowRecord flow, boolean backward) {}

    /** A key field's value: an address, a number, a text, or nothing. */
    private record Key(
            @Nullable IpAddress address,
            @Nullable Long number,
            @Nullable String text) implements Comparable<Key> {
        private static final Key NONE = new Key(null, null, null);

        static Key of(GroupKey key, FlowRecord flow, boolean otherSide) {
            boolean other = otherSide && key.form() == GroupKey.Form.EITHER_SIDE;
            return switch (key.form()) {
                case FIELD, EITHER_SIDE ->
                    (other ? key.otherFields() : key.fields())
                            .stream()
                                    .filter(field -> flow.get(field) != null)
                                    .findFirst()
                                    .map(field -> of(field, flow))
                                    .orElse(NONE);
                case TIME_BIN -> bin(key, flow);
                case IP_VERSION ->
                    key.fields().stream()
                            .map(field -> (IpAddress) flow.get(field))
                            .filter(Objects::nonNull)
                            .findFirst()
                            .map(address -> new Key(null, address.isIpv4() ? 4L : 6L, null))
                            .orElse(NONE);
                case SERVICE, SERVER_PORT, SENDER -> throw new IllegalArgumentException(key.name());
            };
        }

        private static Key bin(GroupKey key, FlowRecord flow) {
            Instant time = flow.get(FlowFields.START) != null ? flow.get(FlowFields.START) : flow.get(FlowFields.END);
            long width = key.width().toSeconds();
            return time == null ? NONE : new Key(null, time.getEpochSecond() / width * width, null);
        }

        private static Key of(FlowField<?> field, FlowRecord flow) {
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
        flows.stream()
                .filter(flow -> aggregation.countsStatusRecords() || hasTraffic(flow))
                .forEach(groups::add);
        return groups;
    }

    static boolean hasTraffic(FlowRecord flow) {
        String status = flow.getRaw(FlowFields.LOG_STATUS);
        return !"NODATA".equals(status) && !"SKIPDATA".equals(status);
    }

    private void add(FlowRecord flow) {
        Set<List<Key>> keys = new LinkedHashSet<>(List.of(key(flow, false), key(flow, true)));
        boolean backward = aggregation.isUndirected() && order(keys.iterator().next()) > 0;
        if (aggregation.dropsMissingKeys()
                && keys.stream().anyMatch(key -> key.stream().anyMatch(Key::isMissing))) {
            dropped++;
            return;
        }
        for (List<Key> key : keys) {
            groups.computeIfAbsent(backward ? swapped(key) : key, unused -> new ArrayList<>())
                    .add(new Entry(flow, backward));
        }
    }

    private List<Key> key(FlowRecord flow, boolean otherSide) {
        return aggregation.keys().stream()
                .map(key -> Key.of(key, flow, otherSide))
                .toList();
    }

    /** Addresses decide, then ports. */
    private int order(List<Key> key) {
        int order = 0;
        for (boolean address : new boolean[] {true, false}) {
            for (int i = 0; i < key.size() && order == 0; i++) {
                int opposite = aggregation.oppositeOf(aggregation.keys().get(i));
                boolean kind = (aggregation.keys().get(i).kind() == FieldKind.ADDRESS) == address;
                order = opposite > i && kind ? key.get(i).compareTo(key.get(opposite)) : 0;
            }
        }
        return order;
    }

    private List<Key> swapped(List<Key> key) {
        List<Key> swapped = new ArrayList<>();
        for (int i = 0; i < key.size(); i++) {
            int opposite = aggregation.oppositeOf(aggregation.keys().get(i));
            swapped.add(key.get(opposite < 0 ? i : opposite));
        }
        return swapped;
    }

    long dropped() {
        return dropped;
    }

    /** The rows as {@link FlowSummary#writeCell} writes them, cells separated by bars. */
    List<String> rows() {
        Comparator<Map.Entry<List<Key>, List<Entry>>> byKey = Map.Entry.comparingByKey(NaiveGroups::compare);
        return groups.entrySet().stream()
                .sorted(byMeasure().thenComparing(byKey))
                .limit(aggregation.top().orElse(Long.MAX_VALUE))
                .map(group -> row(group.getKey(), group.getValue()))
                .toList();
    }

    private Comparator<Map.Entry<List<Key>, List<Entry>>> byMeasure() {
        if (aggregation.orderIndex() < 0) {
            return Comparator.comparingInt(group -> 0);
        }
        Measure first = aggregation.measures().get(aggregation.orderIndex());
        Comparator<BigDecimal> order =
                aggregation.isAscending() ? Comparator.naturalOrder() : Comparator.reverseOrder();
        return Comparator.comparing(group -> value(first, group.getValue()), Comparator.nullsLast(order));
    }

    private static int compare(List<Key> left, List<Key> right) {
        int order = 0;
        for (int i = 0; i < left.size() && order == 0; i++) {
            order = left.get(i).compareTo(right.get(i));
        }
        return order;
    }

    private String row(List<Key> key, List<Entry> flows) {
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

    private static @Nullable BigDecimal value(Measure measure, List<Entry> entries) {
        List<FlowRecord> flows = entries.stream()
                .filter(entry -> measure.direction() == Measure.Direction.BOTH
                        || (measure.direction() == Measure.Direction.BACKWARD) == entry.backward())
                .map(Entry::flow)
                .filter(measure.where()::test)
                .toList();
        FlowField<?> field = measure.field();
        if (field == null) {
            return BigDecimal.valueOf(flows.size());
        }
        if (measure.kind() == Measure.Kind.DISTINCT) {
            return BigDecimal.valueOf(flows.stream()
                    .map(flow -> Key.of(GroupKey.of(field), flow, false))
                    .filter(key -> !key.isMissing())
                    .distinct()
                    .count());
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
            case BITS -> new BigDecimal(values.stream().reduce(BigInteger.ZERO, BigInteger::or));
            case DISTINCT -> throw new IllegalStateException();
            case PERCENTILE -> {
                int rank = (values.size() * measure.percent() + 99) / 100;
                yield values.isEmpty()
                        ? null
                        : new BigDecimal(values.stream().sorted().toList().get(rank - 1));
            }
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
