package io.flowlogs.testkit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.flowlogs.source.FlowLogDecoder;
import io.flowlogs.source.LineSink;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads an encoding for tests: <code>#sample</code>, then lines of a length, a <code>|</code> and as many bytes, then <code>#end</code>. Good,
 * unless a test says that it should have a flaw.
 */
public class SampleDecoder implements FlowLogDecoder {
    /** The flaw of all that is decoded; tests run one after another. */
    static volatile @Nullable DecoderFlaw flaw;

    static final String BEGIN = "#sample\n";
    static final String END = "#end";
    private static final int LONGEST = 1 << 16;

    /** What a decoder must not have. */
    private final List<String> remembered = new ArrayList<>();

    static boolean has(DecoderFlaw asked) {
        return flaw == asked;
    }

    @Override
    public String name() {
        return has(DecoderFlaw.NAMED_IN_CAPITALS) ? "Sample Encoding" : "sample";
    }

    @Override
    public String description() {
        return "what tests encode";
    }

    @Override
    public boolean recognizes(byte[] head, int length) {
        String text = new String(head, 0, has(DecoderFlaw.LOOKS_BEHIND_THE_END) ? head.length : length, ISO_8859_1);
        if (has(DecoderFlaw.CHANGES_THE_HEAD) && length > 0) {
            head[0]++;
        }
        if (has(DecoderFlaw.TAKES_FLOW_LOGS) && text.startsWith("version")) {
            return true;
        }
        boolean letter = has(DecoderFlaw.TAKES_WHAT_BEGINS_WITH_A_LETTER) && text.matches("(?s)[a-zA-Z].*");
        return letter || (text.startsWith(BEGIN) && !has(DecoderFlaw.RECOGNIZES_NOTHING));
    }

    @Override
    public void decode(InputStream content, LineSink lines) throws IOException {
        try {
            decodeAll(has(DecoderFlaw.EXPECTS_FULL_READS) ? oneRead(content) : content, lines);
        } catch (IOException e) {
            if (!has(DecoderFlaw.SWALLOWS_FAILURES) || !FaultySource.PROBLEM.equals(e.getMessage())) {
                throw e;
            }
        }
        if (has(DecoderFlaw.CLOSES_THE_CONTENT)) {
            content.close();
        }
    }

    private static InputStream oneRead(InputStream content) throws IOException {
        byte[] all = new byte[LONGEST];
        return new ByteArrayInputStream(all, 0, Math.max(content.read(all), 0));
    }

    @SuppressWarnings("ModifiedButNotUsed") // To keep what nobody needs is the flaw.
    private void decodeAll(InputStream content, LineSink lines) throws IOException {
        String line = lineOf(content);
        while (line != null && !line.equals(END)) {
            if (has(DecoderFlaw.KEEPS_EVERYTHING)) {
                remembered.add(line);
            }
            if (!line.startsWith("#")) {
                unwrap(line, lines);
            }
            line = lineOf(content);
        }
        requireEnd(line, lines);
    }

    private static void requireEnd(@Nullable String last, LineSink lines) throws IOException {
        if (last == null && has(DecoderFlaw.REPEATS_WHEN_CUT)) {
            lines.line("made up".getBytes(ISO_8859_1), 0, 7, null);
        }
        if (last == null && !has(DecoderFlaw.DOES_NOT_MISS_THE_END)) {
            throw new IOException("expected " + END + ", found the end of the content.");
        }
    }

    private void unwrap(String line, LineSink lines) throws IOException {
        int bar = line.indexOf('|');
        if (bar < 0 || !isLength(line.substring(0, bar), line.length() - bar - 1)) {
            lines.malformed(line, "expected a length and a line, found another one.");
            return;
        }
        byte[] bytes = line.substring(bar + 1).getBytes(ISO_8859_1);
        if (has(DecoderFlaw.REMEMBERS)) {
            remembered.add(line);
            bytes = String.valueOf(remembered.size()).getBytes(ISO_8859_1);
        }
        deliver(bytes, lines);
    }

    private static void deliver(byte[] bytes, LineSink lines) throws IOException {
        boolean last = has(DecoderFlaw.LOSES_THE_LAST_LINE) && new String(bytes, ISO_8859_1).contains("5432");
        if (last) {
            return;
        }
        try {
            lines.line(bytes, 0, bytes.length, null);
        } catch (IOException e) {
            if (has(DecoderFlaw.GOES_ON_WITHOUT_A_SINK)) {
                lines.line(bytes, 0, bytes.length, null);
            }
            throw e;
        }
    }

    private static boolean isLength(String text, int length) {
        return has(DecoderFlaw.TRUSTS_NUMBERS) ? Integer.parseInt(text) == length : text.equals(String.valueOf(length));
    }

    /** Returns null at the end of the content; what has no newline is no line. */
    private static @Nullable String lineOf(InputStream content) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = content.read(); next >= 0; next = content.read()) {
            if (next == '\n') {
                return line.toString(ISO_8859_1);
            }
            line.write(next);
            if (line.size() > LONGEST && !has(DecoderFlaw.KEEPS_EVERYTHING)) {
                throw new IOException("expected lines of at most " + LONGEST + " bytes, found a longer one.");
            }
        }
        return line.toString(ISO_8859_1).equals(END) ? END : null;
    }

    /** Not in META-INF/services. */
    static final class Uninstalled extends SampleDecoder {}
}
