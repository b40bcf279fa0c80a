package io.flowlogs.format.json;

/** The first bytes of a content, looked at without loading a parser: most contents are no JSON. */
final class JsonHead {
    private JsonHead() {}

    static int afterByteOrderMark(byte[] head, int length) {
        boolean marked = length >= 3 && head[0] == (byte) 0xEF && head[1] == (byte) 0xBB && head[2] == (byte) 0xBF;
        return marked ? 3 : 0;
    }

    static int firstVisible(byte[] head, int from, int length) {
        int i = from;
        while (i < length && isBlank(head[i])) {
            i++;
        }
        return i;
    }

    private static boolean isBlank(byte b) {
        return b == ' ' || b == '\t' || b == '\n' || b == '\r';
    }
}
