package io.flowlogs.query;

import io.flowlogs.record.FlowField;
import io.flowlogs.record.FlowFields;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which records form a group, what is computed of each, and which groups come first. Immutable.
 *
 * <p>Groups are ordered by one measure, descending, ties by key, ascending; IPv4 before IPv6 and addresses by number, numbers by
 * size, text by its bytes, and <code>-</code> before every value. Records with log status <code>NODATA</code> or
 * <code>SKIPDATA</code> do not take part: they are no traffic. The order, and so the answer, does not depend on threads or on the order of input.
 */
public final class Aggregation {
    /** The 5-tuple, which the original groups by. */
    public static final List<FlowField<?>> FIVE_TUPLE = List.of(
            FlowFields.SRCADDR, FlowFields.DSTADDR, FlowFields.SRCPORT, FlowFields.DSTPORT, FlowFields.PROTOCOL);

    private final List<FlowField<?>> keys;
    private final List<Measure> measures;
    private final int orderIndex;
    private final OptionalLong top;
    private final boolean dropsMissingKeys;

    private Aggregation(
            List<? extends FlowField<?>> keys,
            List<Measure> measures,
            int orderIndex,
            OptionalLong top,
            boolean dropsMissingKeys) {
        this.keys = List.copyOf(keys);
        this.measures = List.copyOf(measures);
        this.orderIndex = orderIndex;
        this.top = top;
        this.dropsMissingKeys = dropsMissingKeys;
        checkNames();
    }

    private void checkNames() {
        List<String> names = columnNames();
        Set<String> distinct = new LinkedHashSet<>(names);
        if (distinct.size() < names.size()) {
            throw new IllegalArgumentException("aggregation: expected every column once, found " + names
                    + ". Give a measure another name with named().");
        }
    }

    /**
     * Groups by fields. Without measures, the groups are the distinct keys and their number of records.
     *
     * @param keys the key fields; none makes one group of everything
     * @return an aggregation that counts records
     */
    public static Aggregation by(FlowField<?>... keys) {
        return by(List.of(keys));
    }

    /**
     * Groups by fields.
     *
     * @param keys the key fields; none makes one group of everything
     * @return an aggregation that counts records
     */
    public static Aggregation by(List<? extends FlowField<?>> keys) {
        return new Aggregation(keys, List.of(Measure.count()), 0, OptionalLong.empty(), false);
    }

    /**
     * The aggregation of the original: packets, bytes, first start, last end and records by key, by bytes descending.
     *
     * @param keys the key fields, for example {@link #FIVE_TUPLE}
     * @return the aggregation; groups with a missing key are left out, as in the original
     */
    public static Aggregation traffic(List<? extends FlowField<?>> keys) {
        List<Measure> measures = List.of(
                Measure.sum(FlowFields.PACKETS),
                Measure.sum(FlowFields.BYTES),
                Measure.firstStart(),
                Measure.lastEnd(),
                Measure.count());
        return new Aggregation(keys, measures, 1, OptionalLong.empty(), true);
    }

    /**
     * Says what to compute, ordered by the first.
     *
     * @param wanted at least one measure
     * @return an aggregation of these measures instead
     */
    public Aggregation measuring(Measure... wanted) {
        if (wanted.length == 0) {
            throw new IllegalArgumentException("aggregation: expected at least one measure, found none.");
        }
        return new Aggregation(keys, List.of(wanted), 0, top, dropsMissingKeys);
    }

    /**
     * Orders the groups by another measure, descending.
     *
     * @param measure one of the measures
     * @return the aggregation in that order
     */
    public Aggregation orderedBy(Measure measure) {
        int index = measures.indexOf(measure);
        if (index < 0) {
            throw new IllegalArgumentException("order: expected one of " + measures + ", found " + measure + ".");
        }
        return new Aggregation(keys, measures, index, top, dropsMissingKeys);
    }

    /**
     * Keeps the first groups only.
     *
     * @param count how many; at least 0
     * @return the aggregation of which only the first groups are kept
     */
    public Aggregation top(long count) {
        if (count < 0) {
            throw new IllegalArgumentException("top: expected 0 or more groups, found " + count + ".");
        }
        return new Aggregation(keys, measures, orderIndex, OptionalLong.of(count), dropsMissingKeys);
    }

    /**
     * Leaves out records of which a key field is missing.
     *
     * @return an aggregation without the groups of <code>-</code>
     */
    public Aggregation droppingMissingKeys() {
        return new Aggregation(keys, measures, orderIndex, top, true);
    }

    /**
     * Keeps records of which a key field is missing, as the group <code>-</code>.
     *
     * @return an aggregation with the groups of <code>-</code>
     */
    public Aggregation keepingMissingKeys() {
        return new Aggregation(keys, measures, orderIndex, top, false);
    }

    /**
     * Returns the key fields.
     *
     * @return the keys, in their order
     */
    public List<FlowField<?>> keys() {
        return keys;
    }

    /**
     * Returns what is computed.
     *
     * @return the measures, in their order
     */
    public List<Measure> measures() {
        return measures;
    }

    /**
     * Returns the measure that orders the groups.
     *
     * @return its index among {@link #measures()}
     */
    public int orderIndex() {
        return orderIndex;
    }

    /**
     * Returns how many groups are kept.
     *
     * @return the number, or empty for all
     */
    public OptionalLong top() {
        return top;
    }

    /**
     * Tells whether records with a missing key are left out.
     *
     * @return true when they are
     */
    public boolean dropsMissingKeys() {
        return dropsMissingKeys;
    }

    /**
     * Returns the names of the result columns.
     *
     * @return key fields, then measures
     */
    public List<String> columnNames() {
        List<String> names = new ArrayList<>();
        Stream.concat(keys.stream().map(FlowField::name), measures.stream().map(Measure::name))
                .forEach(names::add);
        return names;
    }
}
