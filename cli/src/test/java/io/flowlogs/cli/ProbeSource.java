package io.flowlogs.cli;

import io.flowlogs.record.FlowLogFormat;
import io.flowlogs.source.FlowRecordSource;
import io.flowlogs.source.LineSink;
import io.flowlogs.source.ScanPlan;
import io.flowlogs.source.ScanRequest;
import io.flowlogs.source.SourceAccessException;
import io.flowlogs.source.SourceAccessException.Reason;
import io.flowlogs.source.Split;
import io.flowlogs.value.TimeRange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * Three parts of one record each, of which the last is late. The name, of words between hyphens, says in which stage
 * (<code>open</code>, <code>plan</code>, <code>list</code>, <code>read</code>) what is wrong (<code>configuration</code>,
 * <code>service</code>, <code>damage</code>), and whether a part is <code>spared</code> or <code>damaged</code> nevertheless.
 */
final class ProbeSource implements FlowRecordSource {
    static final Instant USUAL = Instant.parse("2024-06-01T00:00:00Z");
    private static final FlowLogFormat FORMAT = FlowLogFormat.parse("${srcaddr} ${bytes} ${start}");

    private final String words;

    ProbeSource(String words) {
        this.words = words;
    }

    @Override
    public String name() {
        return "probe:" + words;
    }

    @Override
    public TimeRange defaultWindow() {
        return words.contains("live") ? new TimeRange(USUAL, Instant.MAX) : TimeRange.ALL;
    }

    @Override
    public ScanPlan plan(ScanRequest request) throws IOException {
        failIn("plan");
        return ScanPlan.of(this::parts, request.filter())
                .withMeasures(
                        () -> Map.of("pages", 1_200L, "retries", 0L, "waited-millis", 1_230L, "message-bytes", 2_400L));
    }

    private Iterator<Split> parts() {
        try {
            failIn("list");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Stream.of(1, 2, 3).<Split>map(Part::new).iterator();
    }

    void failIn(String stage) throws IOException {
        if (!words.startsWith(stage + "-")) {
            return;
        }
        for (Reason reason : Reason.values()) {
            if (words.contains(reason.name().toLowerCase(Locale.ROOT))) {
                throw new SourceAccessException(reason, "expected to be let in, found the door locked.", null);
            }
        }
        throw new IOException("expected data, found damage.");
    }

    @Override
    public void close() {}

    private final class Part implements Split.OfLines {
        private final int number;

        Part(int number) {
            this.number = number;
        }

        @Override
        public String name() {
            return ProbeSource.this.name() + "#" + number;
        }

        @Override
        public OptionalLong size() {
            return OptionalLong.empty();
        }

        @Override
        public void read(LineSink lines) throws IOException {
            if (number > 1 && words.contains("damaged")) {
                throw new IOException("expected data, found damage.");
            } else if (number < 3 || !words.contains("spared")) {
                failIn("read");
            }
            long start = USUAL.getEpochSecond() + number - 3;
            byte[] line = ("10.0.0." + number + " 5 " + start).getBytes(StandardCharsets.US_ASCII);
            lines.format(FORMAT);
            lines.line(line, 0, line.length, null);
        }
    }

    static List<String> lines() {
        return List.of("10.0.0.1 5 1717199998", "10.0.0.2 5 1717199999", "10.0.0.3 5 1717200000");
    }
}
