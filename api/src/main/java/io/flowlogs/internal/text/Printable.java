package io.flowlogs.internal.text;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

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
     * Escapes what could steer a terminal or hide: control characters, C1 controls included, invisible format characters such as
     * bidirectional overrides, line separators, surrogates, and what is not assigned.
     *
     * @param text any text
     * @return the text, with <code>\\uXXXX</code> in place of what is not printable
     */
    public static String escaped(String text) {
        if (text.chars().allMatch(c -> isHarmless((char) c))) {
            return text;
        }
        StringBuilder shown = new StringBuilder(text.length() + 16);
        text.chars().forEach(c -> append((char) c, shown));
        return shown.toString();
    }

    static void append(char c, StringBuilder shown) {
        if (isHarmless(c)) {
            shown.append(c);
        } else {
            appendCode(c, shown);
        }
    }

    static void appendCode(char c, StringBuilder shown) {
        shown.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
    }

    private static boolean isHarmless(char c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
