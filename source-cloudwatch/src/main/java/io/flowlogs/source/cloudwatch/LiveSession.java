package io.flowlogs.source.cloudwatch;

import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsAsyncClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.LiveTailSessionUpdate;
import software.amazon.awssdk.services.cloudwatchlogs.model.StartLiveTailRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.StartLiveTailResponseHandler;
import software.amazon.awssdk.services.cloudwatchlogs.model.StartLiveTailResponseStream;

/**
 * One session of Live Tail. The SDK's thread puts updates into a queue, as many as were asked for and no more; one other thread takes
 * them out.
 */
final class LiveSession implements AutoCloseable {
    /** How many updates may wait; AWS keeps as many more. */
    private static final int WAITING = 10;

    private final LinkedBlockingQueue<Item> items = new LinkedBlockingQueue<>();
    private volatile @Nullable Subscription subscription;
    private @Nullable CompletableFuture<Void> session;

    private LiveSession() {}

    /** What a session gives. */
    sealed interface Item {}

    /** Events of about a second. */
    record Update(LiveTailSessionUpdate update) implements Item {}

    /** Nothing more comes; with the failure that ended the session, if one did. */
    record End(@Nullable Throwable failure) implements Item {}

    static LiveSession start(CloudWatchLogsAsyncClient client, StartLiveTailRequest request) {
        LiveSession started = new LiveSession();
        StartLiveTailResponseHandler handler = StartLiveTailResponseHandler.builder()
                .onError(failure -> started.items.add(new End(failure)))
                .subscriber(started::updates)
                .build();
        started.session = client.startLiveTail(request, handler);
        return started;
    }

    /** Waits for the next item; null when none came in time. */
    @Nullable
    Item next(long time, TimeUnit unit) throws InterruptedException {
        Item item = items.poll(time, unit);
        Subscription open = subscription;
        if (item instanceof Update && open != null) {
            open.request(1);
        }
        return item;
    }

    private Subscriber<StartLiveTailResponseStream> updates() {
        return new Subscriber<>() {
            @Override
            public void onSubscribe(Subscription opened) {
                subscription = opened;
                opened.request(WAITING);
            }

            @Override
            public void onNext(StartLiveTailResponseStream item) {
                if (item instanceof LiveTailSessionUpdate update) {
                    items.add(new Update(update));
                } else {
                    Objects.requireNonNull(subscription).request(1);
                }
            }

            @Override
            public void onError(Throwable failure) {
                items.add(new End(failure));
            }

            @Override
            public void onComplete() {
                items.add(new End(null));
            }
        };
    }

    @Override
    public void close() {
        Subscription open = subscription;
        if (open != null) {
            open.cancel();
        }
        if (session != null) {
            session.cancel(true);
        }
    }
}
