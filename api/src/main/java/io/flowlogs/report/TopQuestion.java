package io.flowlogs.report;

import io.flowlogs.query.Aggregation;
import io.flowlogs.query.FlowPredicate;
import io.flowlogs.query.GroupKey;
import io.flowlogs.query.Measure;
import io.flowlogs.record.FlowFields;
import io.flowlogs.value.FlowAction;
import java.util.List;
import java.util.Locale;

/** Who or what has most traffic. Immutable: every method that changes something returns another question. */
public final class TopQuestion {
    private static final long USUAL = 10;
    private static final long USUAL_TALKERS = 50;
    private static final long USUAL_REJECTS = 20;

    private final List<GroupKey> keys;
    private final FlowPredicate where;
    private final Metric metric;
    private final long limit;
    private final boolean undirected;
    private final boolean dropsMissing;

    /** What decides who comes first. */
    public enum Metric {
        /** The sum of bytes. */
        BYTES,
        /** The sum of packets. */
        PACKETS,
        /** The number of records. */
        RECORDS;

        Measure measure() {
            return switch (this) {
                case BYTES -> RecordGroups.BYTES;
                case PACKETS -> RecordGroups.PACKETS;
                case RECORDS -> RecordGroups.RECORDS;
            };
        }

        /**
         * Returns the name of the column.
         *
         * @return a lower-case word
         */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private TopQuestion(
            List<GroupKey> keys,
            FlowPredicate where,
            Metric metric,
            long limit,
            boolean undirected,
            boolean dropsMissing) {
        this.keys = List.copyOf(keys);
        this.where = where;
        this.metric = metric;
        this.limit = limit;
        this.undirected = undirected;
        this.dropsMissing = dropsMissing;
    }

    private static TopQuestion of(List<GroupKey> keys, long limit) {
        return new TopQuestion(keys, FlowPredicate.all(), Metric.BYTES, limit, false, false);
    }

    /**
     * Asks which addresses take part in most traffic. What an address sends and what it receives counts for it; the traffic of an address with
     * itself counts once.
     *
     * @return the 50 first
     */
    public static TopQuestion talkers() {
        return of(List.of(GroupKey.addr()), USUAL_TALKERS);
    }

    /**
     * Asks which source sends most to which destination.
     *
     * @return the 10 first
     */
    public static TopQuestion pairs() {
        return of(List.of(GroupKey.of(FlowFields.SRCADDR), GroupKey.of(FlowFields.DSTADDR)));
    }

    /**
     * Asks which sources are refused most often.
     *
     * @return the 20 first, by number of records
     */
    public static TopQuestion rejects() {
        return of(List.of(GroupKey.of(FlowFields.SRCADDR)), USUAL_REJECTS)
                .where(FlowPredicate.eq(FlowFields.ACTION, FlowAction.REJECT))
                .by(Metric.RECORDS);
    }

    /**
     * Asks which destination ports get most.
     *
     * @return the 10 first
     */
    public static TopQuestion ports() {
        return of(List.of(GroupKey.of(FlowFields.DSTPORT)));
    }

    /**
     * Asks which protocols carry most.
     *
     * @return the 10 first
     */
    public static TopQuestion protocols() {
        return of(List.of(GroupKey.of(FlowFields.PROTOCOL)));
    }

    /**
     * Asks which instances have most.
     *
     * @return the 10 first
     */
    public static TopQuestion instances() {
        return of(List.of(GroupKey.of(FlowFields.INSTANCE_ID)));
    }

    /**
     * Asks which subnets have most.
     *
     * @return the 10 first
     */
    public static TopQuestion subnets() {
        return of(List.of(GroupKey.of(FlowFields.SUBNET_ID)));
    }

    /**
     * Asks which interfaces have most.
     *
     * @return the 10 first
     */
    public static TopQuestion interfaces() {
        return of(List.of(GroupKey.of(FlowFields.INTERFACE_ID)));
    }

    /**
     * Asks which values of some keys have most traffic.
     *
     * @param keys at least one
     * @return the 10 first
     */
    public static TopQuestion of(List<GroupKey> keys) {
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("top: expected at least one key, found none.");
        }
        return of(keys, USUAL);
    }

    /**
     * Takes other keys, and everything else as it is.
     *
     * @param others at least one
     * @return the question about those
     */
    public TopQuestion keys(List<GroupKey> others) {
        return new TopQuestion(others, where, metric, limit, undirected, dropsMissing);
    }

    /**
     * Takes the addresses of the packets where a record has them, else those of the interface.
     *
     * @return the question about those
     */
    public TopQuestion packetLevel() {
        return keys(keys.stream().map(GroupKey::packetLevel).toList());
    }

    /**
     * Counts both directions of a flow together.
     *
     * @return the question about both
     */
    public TopQuestion undirected() {
        return new TopQuestion(keys, where, metric, limit, true, dropsMissing);
    }

    /**
     * Leaves out records without one of the keys, which otherwise form a group of their own.
     *
     * @return the question without them
     */
    public TopQuestion droppingMissing() {
        return new TopQuestion(keys, where, metric, limit, undirected, true);
    }

    /**
     * Changes what decides who comes first.
     *
     * @param other the metric
     * @return the question by that metric
     */
    public TopQuestion by(Metric other) {
        return new TopQuestion(keys, where, other, limit, undirected, dropsMissing);
    }

    /**
     * Changes the number of rows.
     *
     * @param rows 0 or more
     * @return the question for so many
     */
    public TopQuestion limit(long rows) {
        return new TopQuestion(keys, where, metric, rows, undirected, dropsMissing);
    }

    private TopQuestion where(FlowPredicate condition) {
        return new TopQuestion(keys, condition, metric, limit, undirected, dropsMissing);
    }

    /**
     * Returns the keys of a row.
     *
     * @return at least one
     */
    public List<GroupKey> keys() {
        return keys;
    }

    FlowPredicate where() {
        return where;
    }

    Measure ranking() {
        return metric.measure();
    }

    Aggregation aggregation() {
        Aggregation all = Aggregation.byKeys(keys)
                .measuring(RecordGroups.BYTES, RecordGroups.PACKETS, RecordGroups.RECORDS)
                .orderedBy(ranking())
                .top(limit);
        Aggregation folded = undirected ? all.undirected() : all;
        return dropsMissing ? folded.droppingMissingKeys() : folded;
    }
}
