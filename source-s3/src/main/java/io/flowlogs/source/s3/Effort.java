package io.flowlogs.source.s3;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import software.amazon.awssdk.core.metrics.CoreMetric;
import software.amazon.awssdk.metrics.MetricCollection;
import software.amazon.awssdk.metrics.MetricPublisher;

/** Counts what it took to read: requests, objects, and what the SDK says of its attempts. Safe for use by several threads. */
final class Effort implements MetricPublisher {
    /** How the SDK calls an attempt that was refused for being one too many. */
    private static final String THROTTLING = "Throttling";

    final LongAdder lists = new LongAdder();
    final LongAdder cachedLists = new LongAdder();
    final LongAdder gets = new LongAdder();
    final LongAdder objects = new LongAdder();
    final LongAdder objectBytes = new LongAdder();
    final LongAdder ahead = new LongAdder();
    final LongAdder resumed = new LongAdder();
    private final LongAdder retries = new LongAdder();
    private final LongAdder throttled = new LongAdder();
    private final LongAdder waitedMillis = new LongAdder();

    @Override
    public void publish(MetricCollection call) {
        call.metricValues(CoreMetric.RETRY_COUNT).forEach(retries::add);
        call.children().forEach(this::attempt);
    }

    private void attempt(MetricCollection attempt) {
        attempt.metricValues(CoreMetric.BACKOFF_DELAY_DURATION).forEach(delay -> waitedMillis.add(delay.toMillis()));
        attempt.metricValues(CoreMetric.ERROR_TYPE).stream()
                .filter(THROTTLING::equals)
                .forEach(type -> throttled.increment());
    }

    /** The counts under their documented names. */
    Map<String, Long> toMap() {
        Map<String, Long> map = new LinkedHashMap<>();
        map.put("list-requests", lists.sum());
        map.put("lists-from-cache", cachedLists.sum());
        map.put("get-requests", gets.sum());
        map.put("objects", objects.sum());
        map.put("object-bytes", objectBytes.sum());
        map.put("objects-ahead", ahead.sum());
        map.put("resumed", resumed.sum());
        map.put("retries", retries.sum());
        map.put("throttled", throttled.sum());
        map.put("waited-millis", waitedMillis.sum());
        return map;
    }

    /** The counts without those of an earlier time. */
    Map<String, Long> since(Map<String, Long> before) {
        Map<String, Long> map = toMap();
        before.forEach((name, count) -> map.merge(name, -count, Long::sum));
        return map;
    }

    @Override
    public void close() {}
}
