package io.flowlogs.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TerminalOutputTest {
    @Test
    void visibleTextPasses() throws IOException {
        String text = "10.0.0.1\t443 \u00e9\u20ac\ud83d\ude00\u00a0\n";
        assertThat(shown(text.getBytes(StandardCharsets.UTF_8), 100)).isEqualTo(text);
    }

    @Test
    void controlsAreMadeVisible() throws IOException {
        assertThat(shown(new byte[] {27, '[', 13, 7, 127, (byte) 0x9b}, 100)).isEqualTo("\\x1b[\\x0d\\x07\\x7f\\x9b");
        assertThat(shown("\u009b1m".getBytes(StandardCharsets.UTF_8), 100)).isEqualTo("\\xc2\\x9b1m");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 100})
    void whatReordersTextIsMadeVisible(int piece) throws IOException {
        byte[] bytes = "a\u202ab\u202e\u2066c\u2069\u2029\u20ac\u2065\u00e9\n".getBytes(StandardCharsets.UTF_8);
        assertThat(shown(bytes, piece))
                .isEqualTo("a\\xe2\\x80\\xaab\\xe2\\x80\\xae\\xe2\\x81\\xa6c\\xe2\\x81\\xa9\u2029\u20ac\u2065\u00e9\n");
    }

    @Property
    void noControlPassesHoweverTheBytesAreCut(@ForAll byte[] bytes, @ForAll @IntRange(min = 1, max = 9) int piece)
            throws IOException {
        String shown = shown(bytes, piece);
        assertThat(shown.chars()).noneMatch(c -> (c < ' ' && c != '\n' && c != '\t') || (c >= 0x7f && c < 0xa0));
        assertThat(shown.replace("\n", "").replace("\t", "")).matches(text -> text.equals(ControlText.escaped(text)));
        assertThat(shown).isEqualTo(shown(bytes, Integer.MAX_VALUE));
    }

    private static String shown(byte[] bytes, int piece) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        TerminalOutput terminal = new TerminalOutput(out);
        for (int at = 0; at < bytes.length; ) {
            int length = Math.min(piece, bytes.length - at);
            terminal.write(bytes, at, length);
            at += length;
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}
