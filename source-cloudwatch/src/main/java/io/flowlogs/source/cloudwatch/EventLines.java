package io.flowlogs.source.cloudwatch;

import io.flowlogs.record.EventMetadata;
import io.flowlogs.record.FlowLogFormat;
import io.flowlogs.source.LineSink;
import io.flowlogs.value.TimeRange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Hands events to the engine as lines, in the format they have as far as that is known. Used by one thread. */
final class EventLines {
    private final LineSink sink;
    private final Effort effort;
    private final @Nullable TimeRange ingested;
    private final @Nullable FormatChooser chooser;
    private @Nullable FlowLogFormat declared;

    /**
     * Begins a sequence of lines.
     *
     * @param sink takes them
     * @param effort counts their bytes
     * @param ingested when they must have been ingested, or null for any time
     * @param only the format of all of them, or null
     * @param chooser tells the format of each where there are several, or null
     */
    EventLines(
            LineSink sink,
            Effort effort,
            @Nullable TimeRange ingested,
            @Nullable FlowLogFormat only,
            @Nullable FormatChooser chooser)
            throws IOException {
        this.sink = sink;
        this.effort = effort;
        this.ingested = ingested;
        this.chooser = chooser;
        if (only != null) {
            declare(only);
        }
    }

    void add(LogEvent event) throws IOException {
        add(event.line(), event.metadata());
    }

    void add(String message, EventMetadata event) throws IOException {
        add(message.getBytes(StandardCharsets.UTF_8), event);
    }

    private void add(byte[] line, EventMetadata event) throws IOException {
        if (ingested != null && (event.ingestionTime() == null || !ingested.contains(event.ingestionTime()))) {
            return;
        }
        if (chooser == null || settle(new String(line, StandardCharsets.UTF_8), event.logStream())) {
            effort.messageBytes.add(line.length);
            sink.line(line, 0, line.length, event);
        }
    }

    /** Declares the line's format; returns false when there is none to declare. */
    private boolean settle(String message, @Nullable String stream) throws IOException {
        FormatChooser.Choice choice = Objects.requireNonNull(chooser).choose(stream, message);
        FlowLogFormat format = choice.format();
        if (format != null) {
            declare(format);
            return true;
        }
        if (choice.isAmbiguous()) {
            throw new AmbiguousFormatException(choice.problem());
        }
        sink.malformed(Shown.shortened(message), choice.problem());
        return false;
    }

    private void declare(FlowLogFormat format) throws IOException {
        if (!format.equals(declared)) {
            sink.format(format);
            declared = format;
        }
    }
}
