package io.flowlogs.internal.plan;

import java.util.Map;
import java.util.TreeMap;

/** Counts of one thread, or of all once it is done. Plain numbers: used by one thread at a time. */
final class ScanCounters {
    long bytesRead;
    long bytesDecoded;
    long lines;
    long records;
    long matched;
    long malformed;
    long noData;
    long skipData;
    long undated;
    long firstMillis = Long.MAX_VALUE;
    long lastMillis = Long.MIN_VALUE;
    final StatusWindows noDataWindows = new StatusWindows();
    final StatusWindows skipDataWindows = new StatusWindows();
    final Map<String, Long> skipped = new TreeMap<>();

    void skip(String reason, long count) {
        skipped.merge(reason, count, Long::sum);
    }

    void add(ScanCounters other) {
        bytesRead += other.bytesRead;
        bytesDecoded += other.bytesDecoded;
        lines += other.lines;
        records += other.records;
        matched += other.matched;
        malformed += other.malformed;
        noData += other.noData;
        skipData += other.skipData;
        undated += other.undated;
        firstMillis = Math.min(firstMillis, other.firstMillis);
        lastMillis = Math.max(lastMillis, other.lastMillis);
        noDataWindows.add(other.noDataWindows);
        skipDataWindows.add(other.skipDataWindows);
        other.skipped.forEach(this::skip);
    }

    ScanCounters copy() {
        ScanCounters copy = new ScanCounters();
        copy.add(this);
        return copy;
    }
}
