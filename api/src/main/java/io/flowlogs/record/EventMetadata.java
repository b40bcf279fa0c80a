package io.flowlogs.record;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What CloudWatch Logs says of an event besides its message.
 *
 * @param id the event id, unique in its log group; null where the carrier does not keep it
 * @param timestamp the time of the event, for flow logs the record's start; null where it is not kept
 * @param ingestionTime when CloudWatch Logs took the event in; null where it is not kept
 * @param logStream the log stream; null where it is not kept
 */
public record EventMetadata(
        @Nullable String id,
        @Nullable Instant timestamp,
        @Nullable Instant ingestionTime,
        @Nullable String logStream) {}
