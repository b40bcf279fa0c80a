package io.flowlogs.cli.output;

/** Control characters, which must not reach a terminal as they are. */
public final class ControlText {
    private static final String HEX = "0123456789abcdef";

    private ControlText() {}

    /**
     * Makes a text safe to show.
     *
     * @param text any text
     * @return the text, with <code>\x1b</code> and the like in place of control characters; line feeds and tabs as well
     */
    public static String escaped(String text) {
        if (text.chars().noneMatch(c -> isControl((char) c))) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            appendEscaped(out, text.charAt(i));
        }
        return out.toString();
    }

    private static void appendEscaped(StringBuilder out, char c) {
        if (!isControl(c)) {
            out.append(c);
        } else if (c < 0x100) {
            out.append("\\x").append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 0xf));
        } else {
            out.append("\\u").append(Integer.toHexString(c));
        }
    }

    /** C0, DEL and C1 controls, and what reorders the text around it. */
    static boolean isControl(char c) {
        return c < ' ' || (c >= 0x7f && c < 0xa0) || (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
    }

    /** Writes a byte as <code>\x1b</code>. */
    static void appendByte(ByteBuilder out, int value) {
        out.write('\\');
        out.write('x');
        out.write(HEX.charAt((value >> 4) & 0xf));
        out.write(HEX.charAt(value & 0xf));
    }
}
