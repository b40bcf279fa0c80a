package io.flowlogs.testkit;

import io.flowlogs.record.FlowRecord;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Records, each as often as it is there. */
final class RecordBag {
    private static final int SHOWN = 3;

    private final Map<FlowRecord, Long> counts = new LinkedHashMap<>();
    private final int size;

    RecordBag(Collection<FlowRecord> records) {
        records.forEach(flow -> counts.merge(flow, 1L, Long::sum));
        size = records.size();
    }

    /** Says in what this differs from what was expected; nothing when it does not. */
    String differenceFrom(RecordBag expected) {
        Map<FlowRecord, Long> missing = expected.without(this);
        Map<FlowRecord, Long> surplus = without(expected);
        return missing.isEmpty() && surplus.isEmpty()
                ? ""
                : "found " + size + " records where there are " + expected.size + listed("; missing", missing)
                        + listed("; not expected", surplus);
    }

    private Map<FlowRecord, Long> without(RecordBag others) {
        Map<FlowRecord, Long> left = new LinkedHashMap<>();
        counts.forEach((flow, count) -> {
            long more = count - others.counts.getOrDefault(flow, 0L);
            if (more > 0) {
                left.put(flow, more);
            }
        });
        return left;
    }

    private static String listed(String what, Map<FlowRecord, Long> records) {
        return records.isEmpty()
                ? ""
                : what + " " + records.size() + ", such as "
                        + records.entrySet().stream()
                                .limit(SHOWN)
                                .map(entry -> "'" + entry.getKey().toMessage() + "' " + entry.getValue() + " times")
                                .collect(Collectors.joining(", "));
    }
}
