package io.flowlogs.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What happened in a bin of time.
 *
 * @param start where the bin begins; null for records without any time
 * @param key the values of further keys, in their order; null where missing
 * @param records records with traffic
 * @param bytes their bytes
 * @param packets their packets
 * @param accepted those of the records that were accepted
 * @param rejected those of the records that were rejected
 * @param noData records that say that there was no traffic
 * @param skipData records that say that traffic was not recorded
 */
public record SeriesRow(
        @Nullable Instant start,
        List<@Nullable Object> key,
        long records,
        long bytes,
        long packets,
        long accepted,
        long rejected,
        long noData,
        long skipData) {
    /**
     * Copies the key.
     *
     * @param start where the bin begins; null for records without any time
     * @param key the values of further keys, in their order; null where missing
     * @param records records with traffic
     * @param bytes their bytes
     * @param packets their packets
     * @param accepted those of the records that were accepted
     * @param rejected those of the records that were rejected
     * @param noData records that say that there was no traffic
     * @param skipData records that say that traffic was not recorded
     */
    public SeriesRow {
        key = Collections.unmodifiableList(new ArrayList<>(key));
    }
}
