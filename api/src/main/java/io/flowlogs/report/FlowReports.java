package io.flowlogs.report;

import io.flowlogs.internal.convert.TimeSort;
import io.flowlogs.query.FlowQuery;
import io.flowlogs.query.ScanStatistics;
import io.flowlogs.record.FlowRecord;
import java.io.IOException;
import java.util.function.Consumer;

/**
 * Asks the built-in questions about the records of a query: its sources, window and conditions. Immutable; each question reads the sources once, where it does not say
 * otherwise.
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

    /**
     * Asks which addresses take part in most traffic.
     *
     * @return the first of them, as {@link TopQuestion#talkers} says
     */
    public Report<TalkerRow> topTalkers() {
        return topTalkers(TopQuestion.talkers());
    }

    /**
     * Asks which addresses take part in most traffic.
     *
     * @param question {@link TopQuestion#talkers} or a variant of it
     * @return a row for each group
     * @throws IllegalArgumentException when the keys are of other types
     */
    public Report<TalkerRow> topTalkers(TopQuestion question) {
        return TypedTop.talkers(query, question);
    }

    /**
     * Asks which source sends most to which destination.
     *
     * @return the first of them, as {@link TopQuestion#pairs} says
     */
    public Report<PairRow> topPairs() {
        return topPairs(TopQuestion.pairs());
    }

    /**
     * Asks which source sends most to which destination.
     *
     * @param question {@link TopQuestion#pairs} or a variant of it
     * @return a row for each group
     * @throws IllegalArgumentException when the keys are of other types
     */
    public Report<PairRow> topPairs(TopQuestion question) {
        return TypedTop.pairs(query, question);
    }

    /**
     * Asks which destination ports get most.
     *
     * @return the first of them, as {@link TopQuestion#ports} says
     */
    public Report<PortRow> topPorts() {
        return topPorts(TopQuestion.ports());
    }

    /**
     * Asks which destination ports get most.
     *
     * @param question {@link TopQuestion#ports} or a variant of it
     * @return a row for each group
     * @throws IllegalArgumentException when the keys are of other types
     */
    public Report<PortRow> topPorts(TopQuestion question) {
        return TypedTop.ports(query, question);
    }

    /**
     * Asks which protocols carry most.
     *
     * @return the first of them, as {@link TopQuestion#protocols} says
     */
    public Report<ProtocolRow> topProtocols() {
        return topProtocols(TopQuestion.protocols());
    }

    /**
     * Asks which protocols carry most.
     *
     * @param question {@link TopQuestion#protocols} or a variant of it
     * @return a row for each group
     * @throws IllegalArgumentException when the keys are of other types
     */
    public Report<ProtocolRow> topProtocols(TopQuestion question) {
        return TypedTop.protocols(query, question);
    }

    /**
     * Asks which sources are refused most often.
     *
     * @return the first of them, as {@link TopQuestion#rejects} says
     */
    public Report<TalkerRow> topRejects() {
        return topRejects(TopQuestion.rejects());
    }

    /**
     * Asks which sources are refused most often.
     *
     * @param question {@link TopQuestion#rejects} or a variant of it
     * @return a row for each group
     * @throws IllegalArgumentException when the keys are of other types
     */
    public Report<TalkerRow> topRejects(TopQuestion question) {
        return TypedTop.talkers(query, question);
    }

    /**
     * Asks which instances have most traffic.
     *
     * @return the first of them, as {@link TopQuestion#instances} says
     */
    public Report<ResourceRow> topInstances() {
        return topInstances(TopQuestion.instances());
    }

    /**
     * Asks which instances have most traffic.
     *
     * @param question {@link TopQuestion#instances} or a variant of it
     * @return a row for each group
     * @throws IllegalArgumentException when the keys are of other types
     */
    public Report<ResourceRow> topInstances(TopQuestion question) {
        return TypedTop.resources(query, question);
    }

    /**
     * Asks which subnets have most traffic.
     *
     * @return the first of them, as {@link TopQuestion#subnets} says
     */
    public Report<ResourceRow> topSubnets() {
        return topSubnets(TopQuestion.subnets());
    }

    /**
     * Asks which subnets have most traffic.
     *
     * @param question {@link TopQuestion#subnets} or a variant of it
     * @return a row for each group
     * @throws IllegalArgumentException when the keys are of other types
     */
    public Report<ResourceRow> topSubnets(TopQuestion question) {
        return TypedTop.resources(query, question);
    }

    /**
     * Asks which interfaces have most traffic.
     *
     * @return the first of them, as {@link TopQuestion#interfaces} says
     */
    public Report<ResourceRow> topInterfaces() {
        return topInterfaces(TopQuestion.interfaces());
    }

    /**
     * Asks which interfaces have most traffic.
     *
     * @param question {@link TopQuestion#interfaces} or a variant of it
     * @return a row for each group
     * @throws IllegalArgumentException when the keys are of other types
     */
    public Report<ResourceRow> topInterfaces(TopQuestion question) {
        return TypedTop.resources(query, question);
    }

    /**
     * Asks whether the records can be trusted.
     *
     * @param question the question
     * @return a row for each interface in each bin of time, also for bins without records in which it was expected; by time and then by interface
     * @throws io.flowlogs.record.FlowConfigurationException when there are more than a million rows
     */
    public Report<HealthRow> health(HealthQuestion question) {
        return HealthReport.answer(query, question);
    }

    /**
     * Asks who scans.
     *
     * @param question the question
     * @return a row for each source and target, and for each source and port; most ports or targets first
     */
    public Report<ScanRow> scan(ScanQuestion question) {
        return ScanReport.answer(query, question);
    }

    /**
     * Asks what can be reached from outside.
     *
     * @param question the question
     * @return a row for each address, port and protocol; those that got most bytes first
     */
    public Report<ExposureRow> exposure(ExposureQuestion question) {
        return ExposureReport.answer(query, question);
    }

    /**
     * Asks how much traffic comes in, goes out, and stays inside.
     *
     * @param question says which addresses are inside; its limit has no meaning here
     * @return a row for each direction, and one for records that do not tell, where there are some
     */
    public Report<DirectionRow> directions(ExposureQuestion question) {
        return DirectionReport.answer(query, question);
    }

    /**
     * Asks what changed between two windows, which take the place of the window of the query. The sources are read twice, once for each; the
     * statistics are those of both readings added up.
     *
     * @param question the question
     * @return a row for each group of either window; those that changed most first, whichever way
     */
    public Report<DiffRow> diff(DiffQuestion question) {
        return DiffReport.answer(query, question);
    }

    /**
     * Finds everything about some addresses and hands it over, by the time of the records: their start, else their end, else that of their event; records of
     * one time come in the order of their source, and those without any come last. All is read before the first record is handed over. Memory is
     * bounded: what is too much for it waits in temporary files, and comes from there without its position and event.
     *
     * @param question the question
     * @param action takes a record, on the calling thread
     * @return what was read
     * @throws IOException when temporary files cannot be written or read
     */
    public ScanStatistics find(FindQuestion question, Consumer<? super FlowRecord> action) throws IOException {
        return new TimeSort(query.where(question.condition()), question.limit()).forEach(action);
    }
}
