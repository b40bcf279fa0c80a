package io.flowlogs.internal.text;

import java.util.Locale;

/** Shows foreign text inside a message: quoted, shortened, and unable to steer a terminal. Internal. */
public final class Excerpt {
    /** The most characters of foreign text shown before it is cut. */
    public static final int MAX_LENGTH = 60;

    private Excerpt() {}

    /**
     * Returns the text between double quotes. Control characters, invisible format characters and surrogates appear as
     * {@code \}{@code uXXXX}; text longer than {@value #MAX_LENGTH} characters is cut and its whole length named.
     *
     * @param text any text
     * @return what may stand in a message
     */
    public static String of(CharSequence text) {
        StringBuilder shown = new StringBuilder("\"");
        int length = Math.min(text.length(), MAX_LENGTH);
        for (int i = 0; i < length; i++) {
            append(text.charAt(i), shown);
        }
        shown.append(text.length() > MAX_LENGTH ? "...\"" : "\"");
        if (text.length() > MAX_LENGTH) {
            shown.append(" (").append(text.length()).append(" characters)");
        }
        return shown.toString();
    }

    private static void append(char c, StringBuilder shown) {
        if (isHarmless(c)) {
            shown.append(c);
        } else {
            shown.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
        }
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
            default -> c != '"' && c != '\\';
        };
    }
}
