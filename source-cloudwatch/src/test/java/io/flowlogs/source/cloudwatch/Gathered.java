package io.flowlogs.source.cloudwatch;

import io.flowlogs.record.EventMetadata;
import io.flowlogs.record.FlowLogFormat;
import io.flowlogs.source.LineSink;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps the lines it is handed. */
final class Gathered implements LineSink {
    final List<String> lines = new ArrayList<>();
    final List<EventMetadata> events = new ArrayList<>();
    final List<FlowLogFormat> formats = new ArrayList<>();
    final List<String> carriers = new ArrayList<>();
    final List<String> notices = new ArrayList<>();

    @Override
    public void begin(String carrier, long linesBefore, long offset) {
        carriers.add(carrier);
    }

    @Override
    public void format(FlowLogFormat format) {
        formats.add(format);
    }

    @Override
    public void line(byte[] bytes, int offset, int length, @Nullable EventMetadata event) {
        lines.add(new String(bytes, offset, length, StandardCharsets.UTF_8));
        events.add(event);
    }

    @Override
    public void skipped(String reason) {
        notices.add(reason);
    }

    @Override
    public void notice(String message) {
        notices.add(message);
    }

    @Override
    public void malformed(String raw, String problem) {
        throw new AssertionError(raw + ": " + problem);
    }
}
