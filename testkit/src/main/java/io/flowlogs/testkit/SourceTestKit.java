package io.flowlogs.testkit;

import io.flowlogs.FlowLogs;
import io.flowlogs.parse.MalformedRecordPolicy;
import io.flowlogs.query.FlowFilter;
import io.flowlogs.query.FlowPredicate;
import io.flowlogs.query.FlowQuery;
import io.flowlogs.query.ScanStatistics;
import io.flowlogs.record.FlowLogException;
import io.flowlogs.record.FlowRecord;
import io.flowlogs.value.TimeRange;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Asks about a location as a program does that has never heard of the plug-in: its provider is found by
 * {@link java.util.ServiceLoader}, its options are texts, and what comes is what the engine makes of it. Immutable.
 */
public final class SourceTestKit {
    private final String location;
    private final Map<String, String> options;
    private final FlowPredicate filter;
    private final @Nullable TimeRange window;

    private SourceTestKit(
            String location, Map<String, String> options, FlowPredicate filter, @Nullable TimeRange window) {
        this.location = location;
        this.options = options;
        this.filter = filter;
        this.window = window;
    }

    /**
     * Begins.
     *
     * @param location what a user would type
     * @return a question about all records of the location
     */
    public static SourceTestKit at(String location) {
        return new SourceTestKit(location, Map.of(), FlowPredicate.all(), null);
    }

    /**
     * Adds an option.
     *
     * @param name its name
     * @param text what a user would type
     * @return the same question with this option
     */
    public SourceTestKit with(String name, String text) {
        return with(Map.of(name, text));
    }

    /**
     * Adds options.
     *
     * @param more name to text
     * @return the same question with these options, too
     */
    public SourceTestKit with(Map<String, String> more) {
        Map<String, String> all = new TreeMap<>(options);
        all.putAll(more);
        return new SourceTestKit(location, Map.copyOf(all), filter, window);
    }

    /**
     * Asks for some records only.
     *
     * @param text a filter as the command takes it, such as <code>dstport = 443</code>
     * @return the question with this filter, in addition to any before
     * @throws io.flowlogs.record.FilterSyntaxException when the text is no filter
     */
    public SourceTestKit where(String text) {
        return where(FlowFilter.parse(text));
    }

    /**
     * Asks for some records only.
     *
     * @param condition the condition
     * @return the question with this condition, in addition to any before
     */
    public SourceTestKit where(FlowPredicate condition) {
        return new SourceTestKit(location, options, filter.and(condition), window);
    }

    /**
     * Asks for a window of time.
     *
     * @param asked the window
     * @return the question with this window
     */
    public SourceTestKit between(TimeRange asked) {
        return new SourceTestKit(location, options, filter, asked);
    }

    /**
     * Reads the records, as the library does by default: the first thing that is wrong ends it.
     *
     * @return the records, in their order
     * @throws FlowLogException when the location cannot be opened or read, or has malformed lines
     */
    public List<FlowRecord> records() {
        return ask(query -> {
            try (Stream<FlowRecord> records = query.stream()) {
                return records.toList();
            }
        });
    }

    /**
     * Counts the records, on as many threads as is usual, and goes on after what is malformed or cannot be read.
     *
     * @return what was found
     * @throws FlowLogException when the location cannot be opened
     */
    public ScanStatistics statistics() {
        return ask(query -> query.onMalformed(MalformedRecordPolicy.REPORT).count());
    }

    /**
     * Expects the location not to be readable.
     *
     * @return how it failed
     * @throws AssertionError when it was read, or failed otherwise than a source may
     */
    public FlowLogException failure() {
        List<FlowRecord> found;
        try {
            found = records();
        } catch (FlowLogException e) {
            return e;
        } catch (RuntimeException e) {
            throw new AssertionError(location + ": expected a FlowLogException, as an IOException of a source becomes; found " + e, e);
        }
        throw new AssertionError(location + ": expected a failure, found " + found.size() + " records.");
    }

    private <R> R ask(Function<FlowQuery, R> question) {
        try (FlowLogs logs = FlowLogs.open(location, options)) {
            FlowQuery query = logs.query().where(filter);
            return question.apply(window == null ? query : query.between(window));
        }
    }
}
