package io.flowlogs.format.csv;

import io.flowlogs.record.EventMetadata;
import io.flowlogs.record.FlowLogFormat;
import io.flowlogs.source.LineSink;
import org.jspecify.annotations.Nullable;

/** Counts lines, and nothing else. */
final class LineCount implements LineSink {
    private long lines;

    long lines() {
        return lines;
    }

    @Override
    public void format(FlowLogFormat format) {
        // Lines are counted whatever they hold.
    }

    @Override
    public void line(byte[] bytes, int offset, int length, @Nullable EventMetadata event) {
        lines++;
    }

    @Override
    public void skipped(String reason) {
        // Not a record.
    }

    @Override
    public void malformed(String raw, String problem) {
        // Not a record.
    }
}
