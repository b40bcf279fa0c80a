package io.flowlogs.gen;

import java.nio.charset.StandardCharsets;

/** Texts as the bytes they are written as. */
final class Ascii {
    /** What AWS writes for "not applicable". */
    static final byte[] DASH = bytes("-");

    private static final char[] HEX = "0123456789abcdef".toCharArray();

    private Ascii() {}

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.US_ASCII);
    }

    /** AWS's 17-digit resource id, such as {@code eni-0123456789abcdef0}. */
    static byte[] resourceId(String prefix, long bits) {
        return bytes(prefix + '0' + hex(bits, 16));
    }

    /** The low {@code digits} hexadecimal digits, with leading zeros. */
    static String hex(long bits, int digits) {
        char[] text = new char[digits];
        for (int i = 0; i < digits; i++) text[i] = HEX[(int) (bits >>> (4 * (digits - 1 - i))) & 15];
        return new String(text);
    }
}
