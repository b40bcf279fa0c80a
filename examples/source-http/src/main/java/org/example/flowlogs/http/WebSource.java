package org.example.flowlogs.http;

import io.flowlogs.source.FlowRecordSource;
import io.flowlogs.source.ScanPlan;
import io.flowlogs.source.ScanRequest;
import io.flowlogs.source.Split;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The flow logs in a folder of a web server, or in one file of it. Safe for use by several threads. */
final class WebSource implements FlowRecordSource {
    /** Most of the time goes by in waiting. */
    private static final int THREADS = 8;

    private final URI start;
    private final WebOptions options;
    private final Effort effort = new Effort();
    private final WebClient web;
    private final Listings listings;
    private final ThreadPoolExecutor threads;

    private WebSource(URI start, WebOptions options, Pause pause) {
        this.start = start;
        this.options = options;
        this.web = new WebClient(options, effort, pause);
        this.listings = new Listings(web);
        this.threads = new ThreadPoolExecutor(
                THREADS, THREADS, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), WebSource::daemon);
        threads.allowCoreThreadTimeOut(true);
    }

    static WebSource open(String scheme, URI location, WebOptions options) {
        return open(scheme, location, options, time -> Thread.sleep(time.toMillis()));
    }

    static WebSource open(String scheme, URI location, WebOptions options, Pause pause) {
        return new WebSource(WebLocation.of(scheme, location), options, pause);
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "flowlogs-http");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public String name() {
        return start.toString();
    }

    /** Asks the server nothing; that begins with the first split. */
    @Override
    public ScanPlan plan(ScanRequest request) {
        SkipCounts counts = new SkipCounts();
        Map<String, Long> before = effort.toMap();
        Horizon horizon = Horizon.of(request.window(), options.slack());
        Iterable<Split> splits = () -> new FilesAhead(
                start,
                new WebDescriptions(web, options.ranges()),
                new FolderWalk(listings, options, horizon, counts),
                threads);
        return ScanPlan.of(splits, request.filter())
                .withSkipped(counts::toMap)
                .withMeasures(() -> effort.since(before))
                .withNotices(notices());
    }

    private List<String> notices() {
        boolean isOpenToAll = options.isSecret() && start.getScheme().equals("http") && !isThisMachine(start.getHost());
        return isOpenToAll
                ? List.of(start + ": user or token travel unencrypted, for everybody on the way to read. Use https.")
                : List.of();
    }

    private static boolean isThisMachine(String host) {
        try {
            return host.equals("localhost")
                    || (isAddress(host) && InetAddress.getByName(host).isLoopbackAddress());
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /** Names are not looked up for this. */
    private static boolean isAddress(String host) {
        return host.startsWith("[") || host.matches("[0-9.]+");
    }

    /** Whoever waits for it learns that it does not come. */
    private static void cancel(Runnable task) {
        if (task instanceof Future<?> asked) {
            asked.cancel(false);
        }
    }

    @Override
    public int usualThreads() {
        return Math.max(THREADS, Runtime.getRuntime().availableProcessors());
    }

    @Override
    public void close() {
        web.close();
        threads.shutdownNow().forEach(WebSource::cancel);
    }
}
