package io.flowlogs.report;

/**
 * Which conversations there were: traffic between two addresses and ports by one protocol, both directions together. Immutable: every method
 * that changes something returns another question.
 *
 * @param packetLevel whether to take the addresses of the packets where a record has them
 * @param limit how many rows
 */
public record FlowsQuestion(boolean packetLevel, long limit) {
    /**
     * Checks the limit.
     *
     * @param packetLevel whether to take the addresses of the packets where a record has them
     * @param limit how many rows
     * @throws IllegalArgumentException when the limit is negative
     */
    public FlowsQuestion {
        if (limit < 0) {
            throw new IllegalArgumentException("flows: expected 0 or more rows, found " + limit + ".");
        }
    }

    /**
     * Asks for all conversations.
     *
     * @return the question
     */
    public static FlowsQuestion all() {
        return new FlowsQuestion(false, Long.MAX_VALUE);
    }

    /**
     * Takes the addresses of the packets where a record has them, else those of the interface.
     *
     * @return the question about those
     */
    public FlowsQuestion atPacketLevel() {
        return new FlowsQuestion(true, limit);
    }

    /**
     * Changes the number of rows.
     *
     * @param rows 0 or more
     * @return the question for so many, those with most bytes
     */
    public FlowsQuestion limit(long rows) {
        return new FlowsQuestion(packetLevel, rows);
    }
}
