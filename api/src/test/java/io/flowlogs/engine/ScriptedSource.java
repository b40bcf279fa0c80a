package io.flowlogs.engine;

import io.flowlogs.query.FlowPredicate;
import io.flowlogs.source.FlowFeed;
import io.flowlogs.source.FlowRecordSource;
import io.flowlogs.source.FollowRequest;
import io.flowlogs.source.LineSink;
import io.flowlogs.source.ScanPlan;
import io.flowlogs.source.ScanRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A source whose feed does one thing after another. Its position is the number of the next thing. */
final class ScriptedSource implements FlowRecordSource {
    final CountDownLatch waiting = new CountDownLatch(1);
    final CountDownLatch closed = new CountDownLatch(1);
    final AtomicInteger looks = new AtomicInteger();
    private final String name;
    private final List<Step> steps = new ArrayList<>();
    private @Nullable FollowRequest request;

    ScriptedSource(String name) {
        this.name = name;
    }

    /** What a look at the source comes to. */
    interface Step {
        void run(LineSink lines) throws IOException, InterruptedException;
    }

    ScriptedSource then(Step step) {
        steps.add(step);
        return this;
    }

    ScriptedSource lines(List<String> texts) {
        return then(lines -> hand(texts, lines));
    }

    ScriptedSource lines(String... texts) {
        return lines(Arrays.asList(texts));
    }

    /** Waits until the feed is closed or its thread is interrupted. */
    ScriptedSource waiting() {
        return then(lines -> {
            waiting.countDown();
            closed.await();
        });
    }

    static void hand(List<String> texts, LineSink lines) throws IOException {
        for (String text : texts) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            lines.line(bytes, 0, bytes.length, null);
        }
    }

    FollowRequest request() {
        return java.util.Objects.requireNonNull(request);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public ScanPlan plan(ScanRequest asked) {
        return ScanPlan.of(List.of(), asked.filter());
    }

    @Override
    public FlowFeed follow(FollowRequest asked) {
        request = asked;
        return new Feed(asked);
    }

    @Override
    public void close() {
        // Nothing is held.
    }

    private final class Feed implements FlowFeed {
        private final FlowPredicate filter;
        private int next;

        Feed(FollowRequest asked) {
            this.filter = asked.filter();
            this.next = asked.position() == null ? 0 : Integer.parseInt(asked.position());
        }

        @Override
        public void poll(LineSink lines) throws IOException, InterruptedException {
            looks.incrementAndGet();
            steps.get(next).run(lines);
            next++;
        }

        @Override
        public boolean isEnded() {
            return next == steps.size();
        }

        @Override
        public String position() {
            return Integer.toString(next);
        }

        @Override
        public FlowPredicate residual() {
            return filter;
        }

        @Override
        public Map<String, Long> measures() {
            return Map.of("looks", (long) next);
        }

        @Override
        public void close() {
            closed.countDown();
        }
    }
}
