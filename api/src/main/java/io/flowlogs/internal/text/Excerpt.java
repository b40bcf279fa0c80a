package io.flowlogs.internal.text;

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

    /** Besides what no terminal may see, what would end the quotation or look like an escape. */
    private static void append(char c, StringBuilder shown) {
        if (c == '"' || c == '\\') {
            Printable.appendCode(c, shown);
        } else {
            Printable.append(c, shown);
        }
    }
}
