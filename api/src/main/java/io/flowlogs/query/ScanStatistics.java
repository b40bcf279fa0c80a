package io.flowlogs.query;

import io.flowlogs.value.TimeRange;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a scan read and what became of it. Nothing is passed over without being counted here. Immutable.
 *
 * @param splitsPlanned splits that the sources planned
 * @param splitsRead splits read to their end
 * @param splitsFailed splits that could not be read, or not to their end
 * @param bytesRead bytes as stored, compressed where they are
 * @param bytesDecoded bytes after decompression
 * @param lines lines seen, with headers, blank and malformed ones
 * @param records flow records read
 * @param matched flow records that matched
 * @param malformed lines that did not fit their format
 * @param noData records in the window with log status NODATA
 * @param skipData records in the window with log status SKIPDATA: traffic that AWS did not record
 * @param noDataWindows the times that NODATA records speak of, in order, joined where they touch
 * @param skipDataWindows the times that SKIPDATA records speak of, in order, joined where they touch
 * @param undated records without any time, left out because a window was asked for
 * @param firstRecordTime the earliest start of a record, or null when none has one
 * @param lastRecordTime the latest start of a record, or null when none has one
 * @param skipped what was passed over for a good reason, such as hidden files: reason to number
 * @param measures what it took the sources, such as requests sent and repeated: what was measured to its number
 */
public record ScanStatistics(
        long splitsPlanned,
        long splitsRead,
        long splitsFailed,
        long bytesRead,
        long bytesDecoded,
        long lines,
        long records,
        long matched,
        long malformed,
        long noData,
        long skipData,
        List<TimeRange> noDataWindows,
        List<TimeRange> skipDataWindows,
        long undated,
        @Nullable Instant firstRecordTime,
        @Nullable Instant lastRecordTime,
        Map<String, Long> skipped,
        Map<String, Long> measures) {
    /**
     * Copies the counts.
     *
     * @param splitsPlanned splits that the sources planned
     * @param splitsRead splits read to their end
     * @param splitsFailed splits that could not be read, or not to their end
     * @param bytesRead bytes as stored, compressed where they are
     * @param bytesDecoded bytes after decompression
     * @param lines lines seen, with headers, blank and malformed ones
     * @param records flow records read
     * @param matched flow records that matched
     * @param malformed lines that did not fit their format
     * @param noData records in the window with log status NODATA
     * @param skipData records in the window with log status SKIPDATA: traffic that AWS did not record
     * @param noDataWindows the times that NODATA records speak of, in order, joined where they touch
     * @param skipDataWindows the times that SKIPDATA records speak of, in order, joined where they touch
     * @param undated records without any time, left out because a window was asked for
     * @param firstRecordTime the earliest start of a record, or null when none has one
     * @param lastRecordTime the latest start of a record, or null when none has one
     * @param skipped what was passed over for a good reason, such as hidden files: reason to number
     * @param measures what it took the sources, such as requests sent and repeated: what was measured to its number
     */
    public ScanStatistics {
        noDataWindows = List.copyOf(noDataWindows);
        skipDataWindows = List.copyOf(skipDataWindows);
        skipped = Collections.unmodifiableMap(new TreeMap<>(skipped));
        measures = Collections.unmodifiableMap(new TreeMap<>(measures));
    }

    /**
     * Tells whether everything planned was read.
     *
     * @return false when a split failed
     */
    public boolean isComplete() {
        return splitsFailed == 0;
    }

    /**
     * Returns the statistics under the names of the documented JSON.
     *
     * @return name to number, time (an {@link Instant} or null) or map
     */
    public Map<String, @Nullable Object> toMap() {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("splits-planned", splitsPlanned);
        map.put("splits-read", splitsRead);
        map.put("splits-failed", splitsFailed);
        map.put("bytes-read", bytesRead);
        map.put("bytes-decoded", bytesDecoded);
        map.put("lines", lines);
        map.put("records", records);
        map.put("matched", matched);
        map.put("malformed", malformed);
        map.put("nodata", noData);
        map.put("skipdata", skipData);
        map.put("nodata-windows", windows(noDataWindows));
        map.put("skipdata-windows", windows(skipDataWindows));
        map.put("undated", undated);
        map.put("first-record-time", firstRecordTime);
        map.put("last-record-time", lastRecordTime);
        map.put("skipped", skipped);
        map.put("source", measures);
        return map;
    }

    private static List<Map<String, Instant>> windows(List<TimeRange> ranges) {
        return ranges.stream().map(ScanStatistics::window).toList();
    }

    private static Map<String, Instant> window(TimeRange range) {
        Map<String, Instant> map = new LinkedHashMap<>();
        map.put("from", range.from());
        map.put("to", range.to());
        return map;
    }
}
