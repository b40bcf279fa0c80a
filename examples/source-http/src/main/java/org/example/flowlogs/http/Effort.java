package org.example.flowlogs.http;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** Counts what it took to read. Safe for use by several threads. */
final class Effort {
    final LongAdder requests = new LongAdder();
    final LongAdder repeated = new LongAdder();
    final LongAdder resumed = new LongAdder();
    final LongAdder unchangedListings = new LongAdder();
    final LongAdder fileBytes = new LongAdder();

    /** What was added since the same was asked before. */
    Map<String, Long> since(Map<String, Long> before) {
        Map<String, Long> map = toMap();
        map.replaceAll((name, count) -> count - before.getOrDefault(name, 0L));
        return map;
    }

    Map<String, Long> toMap() {
        Map<String, Long> map = new LinkedHashMap<>();
        map.put("http-requests", requests.sum());
        map.put("http-retries", repeated.sum());
        map.put("http-resumed", resumed.sum());
        map.put("http-unchanged-listings", unchangedListings.sum());
        map.put("http-bytes", fileBytes.sum());
        return map;
    }
}
