package io.flowlogs.internal.plan;

import io.flowlogs.internal.text.Blanks;
import io.flowlogs.record.FlowLogFormat;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The words of some lines of a text. A header ends it, since the lines below have other columns, or columns that need not be found out. */
final class LineSample {
    private final List<String[]> lines = new ArrayList<>();
    private @Nullable FlowLogFormat header;

    private LineSample() {}

    static LineSample of(byte[] text, int from, int to, int most) {
        LineSample sample = new LineSample();
        int at = from;
        while (at < to && sample.header == null && sample.lines.size() < most) {
            int end = lineEnd(text, at, to);
            sample.add(text, Blanks.skip(text, at, end), end);
            at = end + 1;
        }
        return sample;
    }

    private static int lineEnd(byte[] text, int from, int to) {
        int at = from;
        while (at < to && text[at] != '\n') {
            at++;
        }
        return at;
    }

    private void add(byte[] text, int begin, int end) {
        if (begin == end) {
            return;
        }
        String line = new String(text, begin, end - begin, StandardCharsets.ISO_8859_1);
        boolean candidate = lines.isEmpty() || HeaderWords.contains(text, begin, Blanks.wordEnd(text, begin, end));
        header = candidate ? FlowLogFormat.ofHeader(line) : null;
        if (header == null) {
            lines.add(line.split("[ \\t\\x0B\\f\\r]+"));
        }
    }

    /** The lines that have words, those before the header. */
    List<String[]> lines() {
        return lines;
    }

    /** The header that the text begins with, if it does. */
    @Nullable
    FlowLogFormat firstHeader() {
        return lines.isEmpty() ? header : null;
    }
}
