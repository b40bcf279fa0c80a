package org.example.flowlogs.http;

import java.util.Map;
import java.util.TreeMap;

/** Counts what was passed over. Safe for use by several threads. */
final class SkipCounts {
    static final String HIDDEN = "hidden";
    static final String NAMED_OTHERWISE = "files of other names";
    static final String OUTSIDE = "outside the window";
    static final String ELSEWHERE = "linked elsewhere";

    private final Map<String, Long> counts = new TreeMap<>();

    void add(String reason) {
        add(reason, 1);
    }

    synchronized void add(String reason, long count) {
        if (count > 0) {
            counts.merge(reason, count, Long::sum);
        }
    }

    synchronized Map<String, Long> toMap() {
        return Map.copyOf(counts);
    }
}
