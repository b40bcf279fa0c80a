package io.flowlogs.report;

import io.flowlogs.query.FlowQuery;

/**
 * Asks the built-in questions about the records of a query: its sources, window and conditions. Immutable; each question reads the sources once.
 *
 * <p>Common to all: <code>NODATA</code> and <code>SKIPDATA</code> records are no traffic, and never enter sums or sets; the statistics count them. A record is in the
 * window when its start is. The order of rows is total, and neither it nor the answer depends on threads, encoding or the order of input.
 * A sum that exceeds 64 bits fails the question. Addresses are numbers, in whatever spelling.
 */
public final class FlowReports {
    private final FlowQuery query;

    private FlowReports(FlowQuery query) {
        this.query = query;
    }

    /**
     * Asks about the records of a query.
     *
     * @param query the query, without a limit
     * @return the questions
     */
    public static FlowReports of(FlowQuery query) {
        return new FlowReports(query);
    }

    /**
     * Asks who or what has most traffic.
     *
     * @param question the question
     * @return a row for each group
     */
    public Report<TopRow> top(TopQuestion question) {
        return TopReport.answer(query, question);
    }

    /**
     * Computes measures of groups.
     *
     * @param question the question
     * @return a row for each group
     */
    public Report<StatsRow> stats(StatsQuestion question) {
        return StatsReport.answer(query, question);
    }

    /**
     * Asks how much traffic there was when.
     *
     * @param question the question
     * @return a row for each bin of time, also for those without records
     */
    public Report<SeriesRow> series(SeriesQuestion question) {
        return SeriesReport.answer(query, question);
    }

    /**
     * Asks which conversations there were.
     *
     * @param question the question
     * @return a row for each, those with most bytes first
     */
    public Report<FlowRow> flows(FlowsQuestion question) {
        return ConversationReport.answer(query, question);
    }
}
