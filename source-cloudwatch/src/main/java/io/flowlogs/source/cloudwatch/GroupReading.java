package io.flowlogs.source.cloudwatch;

import io.flowlogs.source.LineSink;
import io.flowlogs.source.SourceAccessException;
import io.flowlogs.source.SourceAccessException.Reason;
import io.flowlogs.value.TimeRange;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What all ranges of one log group share while one question is answered. Safe for use by several threads. */
final class GroupReading {
    private final LogGroup group;
    private final LogsCalls calls;
    private final LogGroups groups;
    private final Insights insights;
    private final GroupFormats formats;
    private final @Nullable TimeRange ingested;
    private final boolean hasPattern;
    private volatile boolean infrequentAccess;
    private volatile boolean refused;

    /**
     * Makes it.
     *
     * @param group the group
     * @param calls sends requests
     * @param groups tells the class of a group
     * @param insights reads groups that FilterLogEvents refuses
     * @param formats what is known of the formats, or {@link GroupFormats#UNKNOWN} when the engine knows or has to tell
     * @param ingested when events must have been ingested, or null for any time
     * @param hasPattern whether the user wrote a filter pattern, of which Logs Insights knows nothing
     */
    GroupReading(
            LogGroup group,
            LogsCalls calls,
            LogGroups groups,
            Insights insights,
            GroupFormats formats,
            @Nullable TimeRange ingested,
            boolean hasPattern) {
        this.group = group;
        this.calls = calls;
        this.groups = groups;
        this.insights = insights;
        this.formats = formats;
        this.ingested = ingested;
        this.hasPattern = hasPattern;
    }

    LogsCalls calls() {
        return calls;
    }

    String shown() {
        return group.shown();
    }

    /** Begins a sequence of lines of this group. */
    EventLines lines(LineSink sink) throws IOException {
        FormatChooser chooser = formats.areSeveral() ? new FormatChooser(formats) : null;
        return new EventLines(sink, calls.effort(), ingested, formats.only(), chooser);
    }

    /** Says that the group cannot be read, so that there is no use in asking for more of it. */
    void refuse() {
        refused = true;
    }

    boolean isRefused() {
        return refused;
    }

    boolean isInfrequentAccess() {
        return infrequentAccess;
    }

    /** Finds out whether a failure is that of a group of the class Infrequent Access, which only Logs Insights reads. */
    boolean discoversInfrequentAccess(IOException problem) {
        if (AwsFailures.isAboutLogClass(problem.getCause()) || groups.isInfrequentAccess(group, problem)) {
            infrequentAccess = true;
        }
        return infrequentAccess;
    }

    /** Reads a range of time by Logs Insights. */
    void readByInsights(EventFilter filter, long from, long to, LineSink sink) throws IOException {
        if (hasPattern) {
            throw new SourceAccessException(
                    Reason.CONFIGURATION,
                    "expected no filter pattern, since the group is of the class Infrequent Access, where there are none; found one."
                            + " Leave --filter-pattern out and use conditions.",
                    null);
        }
        insights.read(filter, from, to, lines(sink));
    }
}
