package io.flowlogs.internal.text;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Internal: undoes percent-encoding, leaving alone what is not valid. */
public final class PercentText {
    private PercentText() {}

    /**
     * Decodes UTF-8 percent-encoding.
     *
     * @param text the encoded text
     * @return the decoded text; a stray percent sign stays
     */
    public static String decode(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length);
        int at = 0;
        while (at < bytes.length) {
            int value = bytes[at] == '%' ? hexPair(bytes, at + 1) : -1;
            out.write(value < 0 ? bytes[at] : value);
            at += value < 0 ? 1 : 3;
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private static int hexPair(byte[] bytes, int at) {
        if (at + 1 >= bytes.length) {
            return -1;
        }
        int high = Character.digit(bytes[at], 16);
        int low = Character.digit(bytes[at + 1], 16);
        return high < 0 || low < 0 ? -1 : (high << 4) | low;
    }
}
