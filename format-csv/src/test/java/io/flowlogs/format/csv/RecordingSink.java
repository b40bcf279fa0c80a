package io.flowlogs.format.csv;

import io.flowlogs.record.EventMetadata;
import io.flowlogs.record.FlowLogFormat;
import io.flowlogs.source.LineSink;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Remembers what a decoder hands over. */
class RecordingSink implements LineSink {
    final List<String> lines = new ArrayList<>();
    final List<@Nullable EventMetadata> events = new ArrayList<>();
    final List<FlowLogFormat> formats = new ArrayList<>();
    final List<String> problems = new ArrayList<>();
    final Map<String, Integer> skipped = new TreeMap<>();

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
        skipped.merge(reason, 1, Integer::sum);
    }

    @Override
    public void malformed(String raw, String problem) {
        problems.add(problem);
    }
}
