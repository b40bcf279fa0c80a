package io.flowlogs.source.cloudwatch;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import software.amazon.awssdk.core.metrics.CoreMetric;
import software.amazon.awssdk.metrics.MetricCollection;
import software.amazon.awssdk.metrics.MetricPublisher;

/** Counts what it took to read: pages, events, and what the SDK says of its attempts. Safe for use by several threads. */
final class Effort implements MetricPublisher {
    /** How the SDK calls an attempt that was refused for being one too many. */
    private static final String THROTTLING = "Throttling";

    final LongAdder pages = new LongAdder();
    final LongAdder emptyPages = new LongAdder();
    final LongAdder repeatedTokens = new LongAdder();
    final LongAdder events = new LongAdder();
    final LongAdder duplicates = new LongAdder();
    final LongAdder messageBytes = new LongAdder();
    final LongAdder queries = new LongAdder();
    final LongAdder failedLooks = new LongAdder();
    final LongAdder shortenedOverlaps = new LongAdder();
    private final LongAdder requests = new LongAdder();
    private final LongAdder retries = new LongAdder();
    private final LongAdder throttled = new LongAdder();
    private final LongAdder waitedMillis = new LongAdder();

    @Override
    public void publish(MetricCollection call) {
        requests.increment();
        call.metricValues(CoreMetric.RETRY_COUNT).forEach(retries::add);
        call.children().forEach(this::attempt);
    }

    private void attempt(MetricCollection attempt) {
        attempt.metricValues(CoreMetric.BACKOFF_DELAY_DURATION).forEach(delay -> waitedMillis.add(delay.toMillis()));
        attempt.metricValues(CoreMetric.ERROR_TYPE).stream()
                .filter(THROTTLING::equals)
                .forEach(type -> throttled.increment());
    }

    /** Enters time that was spent waiting, so as not to ask too often. */
    void waited(Duration time) {
        waitedMillis.add(time.toMillis());
    }

    /** The counts under their documented names. */
    Map<String, Long> toMap() {
        Map<String, Long> map = new LinkedHashMap<>();
        map.put("requests", requests.sum());
        map.put("pages", pages.sum());
        map.put("empty-pages", emptyPages.sum());
        map.put("repeated-tokens", repeatedTokens.sum());
        map.put("events", events.sum());
        map.put("duplicate-events", duplicates.sum());
        map.put("message-bytes", messageBytes.sum());
        map.put("insights-queries", queries.sum());
        map.put("failed-looks", failedLooks.sum());
        map.put("shortened-overlaps", shortenedOverlaps.sum());
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
