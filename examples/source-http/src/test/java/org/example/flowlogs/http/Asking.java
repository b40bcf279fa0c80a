package org.example.flowlogs.http;

import io.flowlogs.source.ScanPlan;
import io.flowlogs.source.ScanRequest;
import io.flowlogs.source.SourceOptions;
import io.flowlogs.source.Split;
import io.flowlogs.value.TimeRange;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/** A source whose pauses take no time, and what comes out of it. */
final class Asking implements AutoCloseable {
    private final WebSource source;
    final List<Duration> pauses = new ArrayList<>();

    Asking(String location) {
        this(location, Map.of());
    }

    Asking(String location, Map<String, String> options) {
        this(location, WebOptions.of(SourceOptions.parse(WebOptions.ALL, options)));
    }

    Asking(String location, WebOptions options) {
        URI address = URI.create(location);
        this.source = WebSource.open(address.getScheme(), address, options, this::remember);
    }

    private synchronized void remember(Duration pause) {
        pauses.add(pause);
    }

    ScanPlan plan() {
        return plan(TimeRange.ALL);
    }

    ScanPlan plan(TimeRange window) {
        ScanRequest everything = ScanRequest.everything();
        return source.plan(new ScanRequest(everything.filter(), window, Set.of(), OptionalLong.empty(), null));
    }

    static List<Split.OfBytes> splits(ScanPlan plan) {
        List<Split.OfBytes> splits = new ArrayList<>();
        plan.splits().forEach(split -> splits.add((Split.OfBytes) split));
        return splits;
    }

    static List<String> names(ScanPlan plan) {
        return splits(plan).stream().map(Split::name).toList();
    }

    List<String> paths(TimeRange window) {
        return names(plan(window)).stream()
                .map(name -> URI.create(name).getRawPath())
                .toList();
    }

    static byte[] content(Split.OfBytes split) throws IOException {
        try (InputStream in = split.open()) {
            return in.readAllBytes();
        }
    }

    @Override
    public void close() {
        source.close();
    }
}
