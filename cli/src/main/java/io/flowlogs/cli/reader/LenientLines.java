package io.flowlogs.cli.reader;

import io.flowlogs.record.EventMetadata;
import io.flowlogs.record.FlowField;
import io.flowlogs.record.FlowLogFormat;
import io.flowlogs.source.LineSink;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Has lines taken as the original takes them. Words beyond the fields of the format do not count; a line that ends too soon has the fields
 * that it has words for; and no word is looked at, as {@link OriginalValues} does that in Python's way. Used by one thread.
 */
final class LenientLines implements LineSink {
    private final LineSink target;
    private final Map<FlowLogFormat, FlowLogFormat> formats = new HashMap<>();
    private @Nullable FlowLogFormat whole;
    private int declared;

    LenientLines(LineSink target) {
        this.target = target;
    }

    @Override
    public void begin(String carrier, long linesBefore, long offset) throws IOException {
        target.begin(carrier, linesBefore, offset);
    }

    @Override
    public void format(FlowLogFormat format) throws IOException {
        FlowLogFormat unchecked = formats.computeIfAbsent(format, LenientLines::unchecked);
        whole = unchecked;
        declared = unchecked.size();
        target.format(unchecked);
    }

    private static FlowLogFormat unchecked(FlowLogFormat format) {
        return FlowLogFormat.of(format.fields().stream()
                .map(field -> FlowField.text(field.name()))
                .toList());
    }

    @Override
    public void line(byte[] bytes, int offset, int length, @Nullable EventMetadata event) throws IOException {
        FlowLogFormat format = whole;
        if (format == null) {
            target.line(bytes, offset, length, event);
            return;
        }
        int behind = offset + length;
        int words = 0;
        int end = skipBlanks(bytes, offset, behind);
        while (end < behind && words < format.size()) {
            words++;
            int wordEnd = skipWord(bytes, end, behind);
            int next = skipBlanks(bytes, wordEnd, behind);
            end = words == format.size() ? wordEnd : next;
        }
        declare(format, words);
        target.line(bytes, offset, end - offset, event);
    }

    /** Lines of one length come one after another. */
    private void declare(FlowLogFormat format, int words) throws IOException {
        if (words != declared && words > 0) {
            declared = words;
            target.format(
                    words == format.size()
                            ? format
                            : FlowLogFormat.of(format.fields().subList(0, words)));
        }
    }

    private static int skipBlanks(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && isBlank(bytes[at])) {
            at++;
        }
        return at;
    }

    private static int skipWord(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && !isBlank(bytes[at])) {
            at++;
        }
        return at;
    }

    private static boolean isBlank(byte b) {
        return b == ' ' || (b >= '\t' && b <= '\r');
    }

    @Override
    public void skipped(String reason) {
        target.skipped(reason);
    }

    @Override
    public void notice(String message) {
        target.notice(message);
    }

    @Override
    public void malformed(String raw, String problem) throws IOException {
        target.malformed(raw, problem);
    }
}
