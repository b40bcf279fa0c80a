package io.flowlogs.query;

import io.flowlogs.record.FlowField;
import io.flowlogs.record.FlowFields;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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

    private final List<GroupKey> keys;
    private final List<Measure> measures;
    private final int orderIndex;
    private final OptionalLong top;
    private final @Nullable GroupCondition having;
    private final Set<Trait> traits;

    private enum Trait {
        ASCENDING,
        DROPS_MISSING_KEYS,
        UNDIRECTED,
        COUNTS_STATUS_RECORDS,
        SPREADS
    }

    private Aggregation(
            List<GroupKey> keys,
            List<Measure> measures,
            int orderIndex,
            OptionalLong top,
            @Nullable GroupCondition having,
            Set<Trait> traits) {
        this.keys = List.copyOf(keys);
        this.measures = List.copyOf(measures);
        this.orderIndex = orderIndex;
        this.top = top;
        this.having = having;
        this.traits = Set.copyOf(traits);
        checkNames();
    }

    private Aggregation with(Trait trait, boolean wanted) {
        Set<Trait> changed = EnumSet.noneOf(Trait.class);
        changed.addAll(traits);
        if (wanted) {
            changed.add(trait);
        } else {
            changed.remove(trait);
        }
        return new Aggregation(keys, measures, orderIndex, top, having, changed);
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
        return byKeys(keys.stream().map(GroupKey::of).toList());
    }

    /**
     * The aggregation of the original: packets, bytes, first start, last end and records by key, by bytes descending.
     *
     * @param keys the key fields, for example {@link #FIVE_TUPLE}
     * @return the aggregation; groups with a missing key are left out, as in the original
     */
    public static Aggregation traffic(List<? extends FlowField<?>> keys) {
        Measure bytes = Measure.sum(FlowFields.BYTES);
        return by(keys).measuring(
                        Measure.sum(FlowFields.PACKETS),
                        bytes,
                        Measure.firstStart(),
                        Measure.lastEnd(),
                        Measure.count())
                .orderedBy(bytes)
                .droppingMissingKeys();
    }

    /**
     * Groups by more than fields: either side, bins of time, services.
     *
     * @param keys the keys; none makes one group of everything; at most one of them a bin of time
     * @return an aggregation that counts records
     */
    public static Aggregation byKeys(List<GroupKey> keys) {
        return new Aggregation(keys, List.of(Measure.count()), 0, OptionalLong.empty(), null, Set.of());
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
        return new Aggregation(keys, List.of(wanted), 0, top, having, traits);
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
        return new Aggregation(keys, measures, index, top, having, traits).with(Trait.ASCENDING, false);
    }

    /**
     * Changes the order: the smallest measure first, where it is ordered by one; ties by key, ascending, as ever. A missing measure comes last.
     *
     * @return an aggregation of the other order
     */
    public Aggregation ascending() {
        return with(Trait.ASCENDING, true);
    }

    /**
     * Divides the groups further by the values of a measure's field, and counts the records that enter the measure.
     *
     * @param measure one of the measures, with a field
     * @return an aggregation whose last key is that field, and whose only measure is the number of records
     */
    public Aggregation detail(Measure measure) {
        List<GroupKey> finer = new ArrayList<>(keys);
        finer.add(GroupKey.of(Objects.requireNonNull(measure.field(), "field")).asValue());
        Measure count = Measure.count().where(measure.where()).going(measure.direction());
        return new Aggregation(finer, List.of(count), -1, OptionalLong.empty(), null, traits);
    }

    /**
     * Changes the order: by key only, ascending.
     *
     * @return an aggregation in the order of its keys
     */
    public Aggregation orderedByKey() {
        return new Aggregation(keys, measures, -1, top, having, traits);
    }

    /**
     * Keeps only some of the groups.
     *
     * @param condition about the measures
     * @return an aggregation with that condition in place of any before
     */
    public Aggregation having(GroupCondition condition) {
        condition.measures().forEach(this::requireMeasure);
        return new Aggregation(keys, measures, orderIndex, top, condition, traits);
    }

    private void requireMeasure(Measure measure) {
        if (!measures.contains(measure)) {
            throw new IllegalArgumentException(
                    "having: expected one of " + columnNames() + ", found " + measure.name() + ".");
        }
    }

    /**
     * Has both directions of a flow share a group: where the second end of the key comes before the first, by address and then by
     * port, the ends are swapped. Measures may then be of one {@link Measure#going direction}.
     *
     * @return an aggregation of both directions
     * @throws IllegalArgumentException when no two keys are the same thing of either end, such as srcaddr and dstaddr
     */
    public Aggregation undirected() {
        if (keys.stream().noneMatch(key -> oppositeOf(key) >= 0)) {
            throw new IllegalArgumentException(
                    "undirected: expected the same of both ends among the keys, as srcaddr and dstaddr, found " + keys
                            + ".");
        }
        return with(Trait.UNDIRECTED, true);
    }

    /**
     * Finds the key that is the same of the other end of a flow.
     *
     * @param key a key
     * @return its index, or -1 when there is none
     */
    public int oppositeOf(GroupKey key) {
        for (int i = 0; i < keys.size(); i++) {
            if (keys.get(i).isOppositeOf(key)) {
                return i;
            }
        }
        return -1;
    }

    /**
     * Has <code>NODATA</code> and <code>SKIPDATA</code> records take part, which otherwise do not.
     *
     * @return an aggregation of all records
     */
    public Aggregation countingStatusRecords() {
        return with(Trait.COUNTS_STATUS_RECORDS, true);
    }

    /**
     * Divides the sums of a record over all bins of time that it spans from start to end, by the seconds in each; what does not divide goes to
     * the later ones. A record counts in the bin of its start.
     *
     * @return an aggregation that divides records
     * @throws IllegalArgumentException when no key is a bin of time
     */
    public Aggregation spreading() {
        if (keys.stream().noneMatch(key -> key.form() == GroupKey.Form.TIME_BIN)) {
            throw new IllegalArgumentException("spread: expected bins of time among the keys, found " + keys + ".");
        }
        return with(Trait.SPREADS, true);
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
        return new Aggregation(keys, measures, orderIndex, OptionalLong.of(count), having, traits);
    }

    /**
     * Leaves out records of which a key field is missing.
     *
     * @return an aggregation without the groups of <code>-</code>
     */
    public Aggregation droppingMissingKeys() {
        return with(Trait.DROPS_MISSING_KEYS, true);
    }

    /**
     * Keeps records of which a key field is missing, as the group <code>-</code>.
     *
     * @return an aggregation with the groups of <code>-</code>
     */
    public Aggregation keepingMissingKeys() {
        return with(Trait.DROPS_MISSING_KEYS, false);
    }

    /**
     * Returns the key fields.
     *
     * @return the keys, in their order
     */
    public List<GroupKey> keys() {
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
        return traits.contains(Trait.DROPS_MISSING_KEYS);
    }

    /**
     * Tells whether the smallest measure comes first.
     *
     * @return false unless asked for
     */
    public boolean isAscending() {
        return traits.contains(Trait.ASCENDING);
    }

    /**
     * Tells whether both directions of a flow share a group.
     *
     * @return false unless asked for
     */
    public boolean isUndirected() {
        return traits.contains(Trait.UNDIRECTED);
    }

    /**
     * Tells whether <code>NODATA</code> and <code>SKIPDATA</code> records take part.
     *
     * @return false unless asked for
     */
    public boolean countsStatusRecords() {
        return traits.contains(Trait.COUNTS_STATUS_RECORDS);
    }

    /**
     * Tells whether records are divided over the bins they span.
     *
     * @return false unless asked for
     */
    public boolean spreads() {
        return traits.contains(Trait.SPREADS);
    }

    /**
     * Returns the condition that groups have to fulfil.
     *
     * @return the condition, or null for none
     */
    public @Nullable GroupCondition condition() {
        return having;
    }

    /**
     * Returns the names of the result columns.
     *
     * @return key fields, then measures
     */
    public List<String> columnNames() {
        List<String> names = new ArrayList<>();
        Stream.concat(keys.stream().map(GroupKey::name), measures.stream().map(Measure::name))
                .forEach(names::add);
        return names;
    }
}
