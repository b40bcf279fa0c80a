package io.flowlogs.source.cloudwatch;

import io.flowlogs.record.EventMetadata;
import io.flowlogs.record.FlowLogFormat;
import io.flowlogs.record.FlowRecord;
import io.flowlogs.source.LineSink;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Keeps what a feed hands over: events by their bytes, and what it says. */
final class FaultSink implements LineSink {
    final List<Long> events = new ArrayList<>();
    final List<FlowLogFormat> formats = new ArrayList<>();
    final List<String> notices = new ArrayList<>();
    final List<String> problems = new ArrayList<>();

    @Override
    public void format(FlowLogFormat format) {
        formats.add(format);
    }

    @Override
    public void line(byte[] bytes, int offset, int length, @Nullable EventMetadata event) {
        String line = new String(bytes, offset, length, StandardCharsets.UTF_8);
        events.add(Objects.requireNonNull(FlowRecord.fromMessage(line).getBytes()));
    }

    @Override
    public void skipped(String reason) {}

    @Override
    public void notice(String message) {
        notices.add(message);
    }

    @Override
    public void malformed(String raw, String problem) {
        problems.add(problem);
    }
}
