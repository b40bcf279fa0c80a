package io.flowlogs.source.file;

import java.util.Map;
import java.util.TreeMap;

/** Counts what was passed over. Safe for use by several threads. */
final class SkipCounts {
    static final String HIDDEN = "hidden";
    static final String MARKER = "marker files";
    static final String OUTSIDE = "outside the window";
    static final String SPECIAL = "special files";
    static final String LINKED = "links to what is read anyway";
    static final String GONE = "gone before they were read";

    private final Map<String, Long> counts = new TreeMap<>();

    synchronized void add(String reason) {
        counts.merge(reason, 1L, Long::sum);
    }

    synchronized Map<String, Long> toMap() {
        return Map.copyOf(counts);
    }

    @Override
    public synchronized String toString() {
        StringBuilder text = new StringBuilder();
        counts.forEach((reason, count) -> text.append(text.isEmpty() ? "" : ", ")
                .append(count)
                .append(' ')
                .append(count == 1 ? reason.replace("files", "file") : reason));
        return text.toString();
    }
}
