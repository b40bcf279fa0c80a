package org.example.flowlogs.http;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** The one way to write an address, of the many that mean the same. */
final class UrlText {
    private static final String UNRESERVED = "-._~";
    private static final String RESERVED = ":/?#[]@!$&'()*+,;=";

    private UrlText() {}

    /** Encodes what is not allowed as it stands, and decodes what need not be encoded. */
    static String canonical(String text) {
        int path = pathOf(text);
        return canonical(text.substring(0, path), RESERVED)
                + canonical(text.substring(path), RESERVED.replaceAll("[\\[\\]]", ""));
    }

    /** Brackets are for hosts of version 6 only. */
    private static int pathOf(String text) {
        int scheme = text.indexOf("://");
        boolean hasScheme = scheme > 0 && text.indexOf('/') > scheme;
        if (!hasScheme && !text.startsWith("//")) {
            return 0;
        }
        int path = text.indexOf('/', hasScheme ? scheme + 3 : 2);
        return path < 0 ? text.length() : path;
    }

    private static String canonical(String text, String allowed) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        StringBuilder out = new StringBuilder(bytes.length);
        for (int at = 0; at < bytes.length; at++) {
            int escaped = bytes[at] == '%' ? escaped(bytes, at) : -1;
            if (escaped >= 0) {
                appendEscaped(out, escaped);
                at += 2;
            } else {
                appendPlain(out, bytes[at] & 0xff, allowed);
            }
        }
        return out.toString();
    }

    private static int escaped(byte[] bytes, int at) {
        if (at + 2 >= bytes.length) {
            return -1;
        }
        int high = Character.digit(bytes[at + 1], 16);
        int low = Character.digit(bytes[at + 2], 16);
        return high < 0 || low < 0 ? -1 : high << 4 | low;
    }

    private static void appendEscaped(StringBuilder out, int value) {
        if (isUnreserved(value)) {
            out.append((char) value);
        } else {
            appendCode(out, value);
        }
    }

    private static void appendPlain(StringBuilder out, int value, String allowed) {
        if (isUnreserved(value) || allowed.indexOf(value) >= 0) {
            out.append((char) value);
        } else {
            appendCode(out, value);
        }
    }

    private static boolean isUnreserved(int value) {
        return (value >= 'a' && value <= 'z')
                || (value >= 'A' && value <= 'Z')
                || (value >= '0' && value <= '9')
                || UNRESERVED.indexOf(value) >= 0;
    }

    private static void appendCode(StringBuilder out, int value) {
        out.append('%').append(hex(value >> 4)).append(hex(value & 15));
    }

    private static char hex(int digit) {
        return "0123456789ABCDEF".charAt(digit);
    }

    /** The name that a canonical part of a path stands for. */
    static String decoded(String canonical) {
        byte[] bytes = canonical.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length);
        for (int at = 0; at < bytes.length; at++) {
            int escaped = bytes[at] == '%' ? escaped(bytes, at) : -1;
            out.write(escaped < 0 ? bytes[at] : escaped);
            at += escaped < 0 ? 0 : 2;
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}
