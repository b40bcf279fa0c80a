package io.flowlogs.source.cloudwatch;

import io.flowlogs.record.EventMetadata;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;

/** An event of a log group. Immutable; nobody changes its bytes. */
final class LogEvent {
    private static final byte[] NO_LINE = {};

    private final EventMetadata metadata;
    private final byte[] line;

    /**
     * Makes an event.
     *
     * @param metadata its id, times and stream, as far as the service tells them
     * @param line its message in UTF-8, which is not copied
     */
    LogEvent(EventMetadata metadata, byte[] line) {
        this.metadata = metadata;
        this.line = line;
    }

    static LogEvent of(FilteredLogEvent event) {
        EventMetadata metadata = new EventMetadata(
                event.eventId(), instant(event.timestamp()), instant(event.ingestionTime()), event.logStreamName());
        byte[] line = event.message() == null ? NO_LINE : event.message().getBytes(StandardCharsets.UTF_8);
        return new LogEvent(metadata, line);
    }

    private static @Nullable Instant instant(@Nullable Long millis) {
        return millis == null ? null : Instant.ofEpochMilli(millis);
    }

    EventMetadata metadata() {
        return metadata;
    }

    /** Its message in UTF-8, not to be changed. */
    byte[] line() {
        return line;
    }

    @Nullable
    String id() {
        return metadata.id();
    }

    /** Returns its time in milliseconds, or a substitute where the service does not tell. */
    long millis(long substitute) {
        Instant time = metadata.timestamp();
        return time == null ? substitute : time.toEpochMilli();
    }
}
