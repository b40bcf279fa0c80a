package io.flowlogs.internal.plan;

import io.flowlogs.value.TimeRange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The times that records without traffic speak of, joined where they overlap or touch, so that a day of them is one window. Of absurdly many, neighbours
 * are joined too. Plain: used by one thread at a time.
 */
final class StatusWindows {
    private static final int MOST = 10_000;
    private static final long FIRST_GAP = 60_000;

    private final TreeMap<Long, Long> windows = new TreeMap<>();
    private long joinedGap;

    /** Adds a window of milliseconds, the end left out; an empty one counts as its first second. */
    void add(long from, long to) {
        join(from, Math.max(to, from + 1000));
        if (windows.size() > MOST) {
            joinNeighbours();
        }
    }

    void add(StatusWindows other) {
        other.windows.forEach(this::add);
    }

    private void join(long from, long to) {
        long begin = from;
        long end = to;
        Map.Entry<Long, Long> before = windows.floorEntry(begin);
        if (before != null && before.getValue() >= begin - joinedGap) {
            begin = before.getKey();
            end = Math.max(end, before.getValue());
        }
        Map.Entry<Long, Long> next = windows.ceilingEntry(begin);
        while (next != null && next.getKey() <= end + joinedGap) {
            end = Math.max(end, next.getValue());
            windows.remove(next.getKey());
            next = windows.ceilingEntry(begin);
        }
        windows.put(begin, end);
    }

    private void joinNeighbours() {
        while (windows.size() > MOST / 2) {
            joinedGap = joinedGap == 0 ? FIRST_GAP : 2 * joinedGap;
            Map<Long, Long> all = new TreeMap<>(windows);
            windows.clear();
            all.forEach(this::join);
        }
    }

    List<TimeRange> toList() {
        List<TimeRange> list = new ArrayList<>();
        windows.forEach((from, to) -> list.add(new TimeRange(Instant.ofEpochMilli(from), Instant.ofEpochMilli(to))));
        return list;
    }
}
