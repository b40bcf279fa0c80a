package io.flowlogs.cli.output;

/** Writes JSON values. Control characters, C1 controls included, are always escaped; invalid UTF-8 is replaced. */
final class JsonText {
    private static final byte[] NULL = {'n', 'u', 'l', 'l'};
    private static final String HEX = "0123456789abcdef";
    private static final int MOST_DIGITS = 19;
    private static final boolean[] PLAIN = plainBytes();

    private JsonText() {}

    private static boolean[] plainBytes() {
        boolean[] plain = new boolean[256];
        for (int c = ' '; c < 0x7f; c++) {
            plain[c] = c != '"' && c != '\\';
        }
        return plain;
    }

    static byte[] key(String name, boolean first) {
        ByteBuilder out = new ByteBuilder(name.length() + 8);
        out.write(first ? '{' : ',');
        appendString(out, name);
        out.write(':');
        return out.toByteArray();
    }

    static void appendNull(ByteBuilder out) {
        out.append(NULL);
    }

    static void appendString(ByteBuilder out, String text) {
        out.write('"');
        int from = out.length();
        out.append(text);
        closeString(out, from);
    }

    /** Makes the rest of a string of the raw bytes that were written behind its opening quotation mark. */
    static void closeString(ByteBuilder out, int from) {
        if (!isPlain(out, from)) {
            String text = out.text(from);
            out.setLength(from);
            appendEscaped(out, text);
        }
        out.write('"');
    }

    private static boolean isPlain(ByteBuilder out, int from) {
        byte[] bytes = out.array();
        for (int i = from; i < out.length(); i++) {
            if (!PLAIN[bytes[i] & 0xff]) {
                return false;
            }
        }
        return true;
    }

    private static void appendEscaped(ByteBuilder out, String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                escaped.append('\\').append(c);
            } else if (ControlText.isControl(c)) {
                appendCode(escaped, c);
            } else {
                escaped.append(c);
            }
        }
        out.append(escaped.toString());
    }

    private static void appendCode(StringBuilder out, char c) {
        out.append("\\u");
        for (int shift = 12; shift >= 0; shift -= 4) {
            out.append(HEX.charAt((c >> shift) & 0xf));
        }
    }

    /**
     * Makes a number of the digits that were written from an offset on. What is no decimal number becomes a string, so that
     * the output stays JSON whatever a file holds.
     */
    static void closeNumber(ByteBuilder out, int from) {
        if (isNumber(out.array(), from, out.length())) {
            return;
        }
        if (isDigits(out.array(), from, out.length())) {
            dropLeadingZeros(out, from);
            return;
        }
        String text = out.text(from);
        out.setLength(from);
        appendString(out, text);
    }

    private static boolean isNumber(byte[] bytes, int from, int to) {
        return isDigits(bytes, from, to) && (bytes[from] != '0' || to - from == 1);
    }

    static boolean isDigits(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] < '0' || bytes[i] > '9') {
                return false;
            }
        }
        return to > from && to - from <= MOST_DIGITS;
    }

    private static void dropLeadingZeros(ByteBuilder out, int from) {
        int first = from;
        while (first < out.length() - 1 && out.array()[first] == '0') {
            first++;
        }
        System.arraycopy(out.array(), first, out.array(), from, out.length() - first);
        out.setLength(out.length() - (first - from));
    }
}
