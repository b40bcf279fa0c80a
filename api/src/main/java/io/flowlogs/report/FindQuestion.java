package io.flowlogs.report;

import io.flowlogs.query.FlowPredicate;
import io.flowlogs.record.FlowFields;
import io.flowlogs.value.CidrBlock;
import java.util.Set;

/**
 * Everything about some addresses, in the order of time. Where a record has packet-level addresses, those count as much as the others. Immutable.
 *
 * @param condition which records
 * @param limit how many
 */
public record FindQuestion(FlowPredicate condition, long limit) {
    /**
     * Checks the limit.
     *
     * @param condition which records
     * @param limit how many
     * @throws IllegalArgumentException when the limit is negative
     */
    public FindQuestion {
        if (limit < 0) {
            throw new IllegalArgumentException("find: expected 0 or more records, found " + limit + ".");
        }
    }

    private static FindQuestion all(FlowPredicate condition) {
        return new FindQuestion(condition, Long.MAX_VALUE);
    }

    /**
     * Asks for records of which an address is either side.
     *
     * @param blocks addresses (as blocks of one) and blocks
     * @return the question
     */
    public static FindQuestion involving(Set<CidrBlock> blocks) {
        return all(FlowPredicate.involving(blocks));
    }

    /**
     * Asks for records of which an address is the source.
     *
     * @param blocks addresses (as blocks of one) and blocks
     * @return the question
     */
    public static FindQuestion from(Set<CidrBlock> blocks) {
        return all(source(blocks));
    }

    /**
     * Asks for records of which an address is the destination.
     *
     * @param blocks addresses (as blocks of one) and blocks
     * @return the question
     */
    public static FindQuestion to(Set<CidrBlock> blocks) {
        return all(destination(blocks));
    }

    /**
     * Asks for records of traffic between two ends, in either direction.
     *
     * @param one addresses (as blocks of one) and blocks of the one end
     * @param other those of the other end
     * @return the question
     */
    public static FindQuestion between(Set<CidrBlock> one, Set<CidrBlock> other) {
        FlowPredicate forth = source(one).and(destination(other));
        return all(forth.or(source(other).and(destination(one))));
    }

    /**
     * Asks for some of the records only.
     *
     * @param records how many of the earliest; 0 or more
     * @return the question for so many
     */
    public FindQuestion limit(long records) {
        return new FindQuestion(condition, records);
    }

    private static FlowPredicate source(Set<CidrBlock> blocks) {
        return FlowPredicate.in(FlowFields.SRCADDR, blocks).or(FlowPredicate.in(FlowFields.PKT_SRCADDR, blocks));
    }

    private static FlowPredicate destination(Set<CidrBlock> blocks) {
        return FlowPredicate.in(FlowFields.DSTADDR, blocks).or(FlowPredicate.in(FlowFields.PKT_DSTADDR, blocks));
    }
}
