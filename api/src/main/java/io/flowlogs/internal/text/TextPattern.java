package io.flowlogs.internal.text;

import java.nio.charset.StandardCharsets;

/** Internal: a text with <code>*</code> for anything and <code>?</code> for one character. Takes no more than its length times that of a text. */
public final class TextPattern {
    private final byte[] pattern;

    /**
     * Makes a pattern.
     *
     * @param text the pattern
     */
    public TextPattern(String text) {
        pattern = text.getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Tells whether a text is of the pattern.
     *
     * @param buffer holds the text in UTF-8
     * @param from where it begins
     * @param to where it ends
     * @return whether it is
     */
    public boolean matches(byte[] buffer, int from, int to) {
        int at = 0;
        int text = from;
        int star = -1;
        int retry = from;
        while (text < to) {
            if (at < pattern.length && pattern[at] == '*') {
                star = at++;
                retry = text;
            } else if (at < pattern.length && pattern[at] == '?') {
                at++;
                text = afterCharacter(buffer, text, to);
            } else if (at < pattern.length && pattern[at] == buffer[text]) {
                at++;
                text++;
            } else if (star >= 0) {
                at = star + 1;
                retry = afterCharacter(buffer, retry, to);
                text = retry;
            } else {
                return false;
            }
        }
        while (at < pattern.length && pattern[at] == '*') {
            at++;
        }
        return at == pattern.length;
    }

    private static int afterCharacter(byte[] buffer, int at, int to) {
        int next = at + 1;
        while (next < to && (buffer[next] & 0xc0) == 0x80) {
            next++;
        }
        return next;
    }
}
