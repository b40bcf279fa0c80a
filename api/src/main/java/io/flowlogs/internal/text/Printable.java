package io.flowlogs.internal.text;

import java.nio.charset.StandardCharsets;

/** Internal: makes foreign text safe to show in a message: short, and without control characters. */
public final class Printable {
    private static final int SHOWN = 120;

    private Printable() {}

    /**
     * Shortens a text and escapes what a terminal could act upon.
     *
     * @param text any text
     * @return at most {@value #SHOWN} characters of it, escaped
     */
    public static String shortened(String text) {
        return text.length() <= SHOWN ? escaped(text) : escaped(text.substring(0, SHOWN)) + "...";
    }

    /**
     * Shows some bytes of a line.
     *
     * @param bytes the buffer
     * @param from first byte
     * @param to end, exclusive
     * @return at most {@value #SHOWN} characters, escaped
     */
    public static String shortened(byte[] bytes, int from, int to) {
        int length = Math.min(to - from, 4 * SHOWN);
        return shortened(new String(bytes, from, length, StandardCharsets.UTF_8));
    }

    /**
     * Escapes control characters, C1 controls and bidirectional overrides included.
     *
     * @param text any text
     * @return the text, with <code>\\uXXXX</code> in place of what is not printable
     */
    public static String escaped(String text) {
        if (text.chars().noneMatch(Printable::isUnsafe)) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length() + 16);
        text.chars().forEach(c -> appendEscaped(out, (char) c));
        return out.toString();
    }

    private static void appendEscaped(StringBuilder out, char c) {
        if (isUnsafe(c)) {
            out.append(String.format(java.util.Locale.ROOT, "\\u%04x", (int) c));
        } else {
            out.append(c);
        }
    }

    private static boolean isUnsafe(int c) {
        return c < ' ' || (c >= 0x7f && c < 0xa0) || (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
    }
}
