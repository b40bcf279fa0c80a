package io.flowlogs.internal.plan;

import io.flowlogs.record.FlowField;
import io.flowlogs.record.FlowFields;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The names of all documented fields as bytes: tells whether a line might be a header by its first word, without making an object. */
final class HeaderWords {
    private static final int SLOTS = 512;
    private static final byte[][] NAMES = names();

    private HeaderWords() {}

    private static byte[][] names() {
        byte[][] names = new byte[SLOTS][];
        for (FlowField<?> field : FlowFields.all()) {
            add(names, field.name());
            add(names, field.columnName());
        }
        return names;
    }

    private static void add(byte[][] names, String name) {
        byte[] bytes = name.getBytes(StandardCharsets.US_ASCII);
        int slot = slot(bytes, 0, bytes.length);
        while (names[slot] != null) {
            slot = (slot + 1) % SLOTS;
        }
        names[slot] = bytes;
    }

    private static int slot(byte[] buffer, int from, int to) {
        int hash = to - from;
        for (int at = from; at < Math.min(to, from + 4); at++) {
            hash = hash * 31 + buffer[at];
        }
        return ((hash * 31 + buffer[to - 1]) & Integer.MAX_VALUE) % SLOTS;
    }

    static boolean contains(byte[] buffer, int from, int to) {
        int slot = slot(buffer, from, to);
        while (NAMES[slot] != null) {
            if (Arrays.equals(NAMES[slot], 0, NAMES[slot].length, buffer, from, to)) {
                return true;
            }
            slot = (slot + 1) % SLOTS;
        }
        return false;
    }
}
