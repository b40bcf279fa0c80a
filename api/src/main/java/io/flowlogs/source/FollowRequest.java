package io.flowlogs.source;

import io.flowlogs.query.FlowPredicate;
import io.flowlogs.record.FlowLogFormat;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * From when on a source is to be followed, and what is wanted of it.
 *
 * @param filter the condition on the records; advice, as the engine tests what the feed leaves over
 * @param from the start of the first records wanted; {@link Instant#MAX} means only what comes from now on
 * @param position where an earlier feed of the same source stood ({@link FlowFeed#position}), which overrides {@code from}; or
 *     null
 * @param interval how long to wait between two looks at a source that has nothing new; positive
 * @param format the format that the caller says lines without a header have, or null
 */
public record FollowRequest(
        FlowPredicate filter,
        Instant from,
        @Nullable String position,
        Duration interval,
        @Nullable FlowLogFormat format) {}
