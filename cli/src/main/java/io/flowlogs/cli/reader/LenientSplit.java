package io.flowlogs.cli.reader;

import io.flowlogs.record.FlowLogFormat;
import io.flowlogs.source.LineSink;
import io.flowlogs.source.Split;
import java.io.IOException;
import java.time.LocalDate;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A split whose lines are taken as the original takes them.
 *
 * @param lines the split
 * @param format the format that the user says its lines have, or null
 */
record LenientSplit(Split.OfLines lines, @Nullable FlowLogFormat format) implements Split.OfLines {
    static Split of(Split split, @Nullable FlowLogFormat format) {
        return split instanceof Split.OfLines lines ? new LenientSplit(lines, format) : split;
    }

    @Override
    public String name() {
        return lines.name();
    }

    @Override
    public OptionalLong size() {
        return lines.size();
    }

    @Override
    public @Nullable LocalDate day() {
        return lines.day();
    }

    @Override
    public void read(LineSink sink) throws IOException {
        LenientLines lenient = new LenientLines(sink);
        if (format != null) {
            lenient.format(format);
        }
        lines.read(lenient);
    }
}
