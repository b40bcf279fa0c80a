package io.flowlogs.report;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an interface delivered in a bin of time.
 *
 * @param start where the bin begins; null for records without any time
 * @param interfaceId the interface; null where missing
 * @param records records with traffic
 * @param noData records that say that there was no traffic
 * @param skipData records that say that traffic was not recorded
 * @param missing whether there are no records at all although the interface was expected to have some
 * @param last the latest end; null where no record has one
 */
public record HealthRow(
        @Nullable Instant start,
        @Nullable String interfaceId,
        long records,
        long noData,
        long skipData,
        boolean missing,
        @Nullable Instant last) {}
