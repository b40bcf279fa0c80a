package io.flowlogs.source.s3;

import java.util.Map;
import java.util.TreeMap;

/** Counts what was passed over. Safe for use by several threads. */
final class SkipCounts {
    static final String HIDDEN = "hidden";
    static final String MARKER = "marker files";
    static final String FOLDER_MARK = "folder marks";
    static final String OUTSIDE = "outside the window";
    static final String FOLDER_OUTSIDE = "folders outside the window";
    static final String WRITTEN_BEFORE = "written before the window";
    static final String OTHER_SERVICE = "folders of other services";
    static final String ACCOUNT = "of other accounts";
    static final String REGION = "of other Regions";
    static final String FILTERED_REGION = "of Regions that the filter excludes";
    static final String FLOW_LOG = "of other flow logs";

    private final Map<String, Long> counts = new TreeMap<>();

    synchronized void add(String reason) {
        counts.merge(reason, 1L, Long::sum);
    }

    synchronized void addAll(SkipCounts others) {
        others.toMap().forEach((reason, count) -> counts.merge(reason, count, Long::sum));
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
                .append(reason));
        return text.toString();
    }
}
