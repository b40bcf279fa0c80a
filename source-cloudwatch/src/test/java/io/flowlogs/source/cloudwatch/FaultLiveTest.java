package io.flowlogs.source.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flowlogs.query.FlowPredicate;
import io.flowlogs.record.FlowLogFormat;
import io.flowlogs.source.FlowFeed;
import io.flowlogs.source.FollowRequest;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsAsyncClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.StartLiveTailRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.StartLiveTailResponseHandler;

/** Live Tail, as far as it goes without a server that streams. */
class FaultLiveTest {
    private static final String ARN = "arn:aws:logs:eu-west-1:123456789012:log-group:/vpc/flow-logs";

    /** A client whose sessions fail, and which keeps them. */
    private static final class Failing implements CloudWatchLogsAsyncClient {
        final List<StartLiveTailResponseHandler> handlers = new ArrayList<>();
        final List<CompletableFuture<Void>> sessions = new ArrayList<>();

        @Override
        public CompletableFuture<Void> startLiveTail(
                StartLiveTailRequest request, StartLiveTailResponseHandler handler) {
            handlers.add(handler);
            sessions.add(new CompletableFuture<>());
            return sessions.get(sessions.size() - 1);
        }

        @Override
        public String serviceName() {
            return "logs";
        }

        @Override
        public void close() {}
    }

    private static FlowFeed follow(Failing live, Pause pause) throws IOException {
        GroupLocation location = GroupLocation.parse(ARN);
        CloudWatchLogsClient unused = FaultClient.of(URI.create("http://127.0.0.1:1"), 1);
        return CloudWatchSource.builder(ARN)
                .client(unused)
                .liveClient(live)
                .rules(new ReadingRules(location, List.of(), null, null, Duration.ofMinutes(20), true))
                .pause(pause)
                .build()
                .follow(new FollowRequest(
                        FlowPredicate.all(), Instant.MAX, null, Duration.ofMillis(1), FlowLogFormat.DEFAULT));
    }

    @Test
    void noSessionBeginsAfterClosing() throws Exception {
        Failing live = new Failing();
        FlowFeed feed = follow(live, time -> {});
        feed.poll(new FaultSink());

        feed.close();

        assertThat(live.sessions)
                .singleElement()
                .satisfies(session -> assertThat(session).isCancelled());
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> feed.poll(new FaultSink())).hasMessageContaining("closed");
        }
        assertThat(live.sessions).hasSize(1);
    }

    @Test
    void aConnectionThatBreaksIsMadeAnewAfterAPause() throws Exception {
        Failing live = new Failing();
        List<Duration> pauses = new ArrayList<>();
        FaultSink sink = new FaultSink();
        FlowFeed feed = follow(live, pauses::add);

        for (int i = 0; i < 3; i++) {
            feed.poll(sink);
            live.handlers.get(i).exceptionOccurred(SdkClientException.create("cut off"));
            feed.poll(sink);
        }

        assertThat(live.sessions).hasSize(3);
        assertThat(sink.notices).hasSize(3).allMatch(notice -> notice.contains("cut off"));
        assertThat(pauses).hasSize(3);
        feed.close();
    }
}
