package io.flowlogs.benchmarks.cloudwatch;

import io.flowlogs.gen.GenerationOptions;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;

/**
 * Runs stand-ins that differ in their delay, for <code>benchmarks/compare-cloudwatch</code>, until standard input ends.
 * <code>StandInServer EVENTS EVENTS-A-MINUTE STREAMS DELAY...</code>, where a delay is a number of milliseconds.
 */
public final class StandInServer {
    private StandInServer() {}

    /**
     * Prints <code>first MILLIS</code>, <code>last MILLIS</code>, and for each delay <code>endpoint MILLIS URL</code>.
     *
     * @param args numbers of events, of events a minute, and of streams; then delays
     * @throws IOException when a port cannot be had
     */
    public static void main(String[] args) throws IOException {
        GenerationOptions options = GenerationOptions.builder()
                .lines(Long.parseLong(args[0]))
                .recordsPerMinute(Long.parseLong(args[1]))
                .interfaces(Integer.parseInt(args[2]))
                .build();
        StoredEvents events = new StoredEvents(GeneratedEvents.of(options));
        System.out.println("first " + events.firstTime() + "\nlast " + events.lastTime());
        serve(events, Arrays.asList(args).subList(3, args.length));
        // Whoever started this may die without saying so; its end of the pipe is closed all the same.
        System.in.transferTo(System.err);
        System.exit(0);
    }

    private static void serve(StoredEvents events, List<String> delays) throws IOException {
        ScheduledExecutorService threads = new ScheduledThreadPoolExecutor(StandIn.THREADS);
        for (String millis : delays) {
            StandIn server = new StandIn(events, Duration.ofMillis(Long.parseLong(millis)), threads);
            System.out.println("endpoint " + millis + " " + server.endpoint());
        }
    }
}
