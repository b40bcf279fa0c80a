package io.flowlogs.internal.plan;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The distinct texts of a query, numbered. Safe for use by several threads; each has a {@link Reader} that asks here only for new ones. */
final class TextDictionary {
    private final Map<ByteBuffer, Integer> numbers = new HashMap<>();
    private final List<byte[]> texts = new ArrayList<>();

    private synchronized int number(byte[] text) {
        Integer known = numbers.putIfAbsent(ByteBuffer.wrap(text), texts.size());
        if (known != null) {
            return known;
        }
        texts.add(text);
        return texts.size() - 1;
    }

    /** All texts, by number. */
    synchronized byte[][] all() {
        return texts.toArray(byte[][]::new);
    }

    /** One thread's view: remembers the numbers it has seen, without making an object for a text it knows. */
    static final class Reader {
        private final TextDictionary shared;
        private byte[][] texts = new byte[64][];
        private int[] numbers = new int[64];
        private int size;

        Reader(TextDictionary shared) {
            this.shared = shared;
        }

        int number(String text) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            return number(bytes, 0, bytes.length);
        }

        int number(byte[] buffer, int from, int to) {
            int slot = find(buffer, from, to);
            if (texts[slot] != null) {
                return numbers[slot];
            }
            byte[] text = Arrays.copyOfRange(buffer, from, to);
            int number = shared.number(text);
            texts[slot] = text;
            numbers[slot] = number;
            if (2 * ++size > texts.length) {
                grow();
            }
            return number;
        }

        private int find(byte[] buffer, int from, int to) {
            int mask = texts.length - 1;
            int slot = hash(buffer, from, to) & mask;
            while (texts[slot] != null && !Arrays.equals(texts[slot], 0, texts[slot].length, buffer, from, to)) {
                slot = (slot + 1) & mask;
            }
            return slot;
        }

        private static int hash(byte[] buffer, int from, int to) {
            long hash = 0;
            for (int at = from; at < to; at++) {
                hash = hash * 31 + buffer[at];
            }
            return (int) Hashing.mix(hash);
        }

        private void grow() {
            byte[][] oldTexts = texts;
            int[] oldNumbers = numbers;
            texts = new byte[2 * oldTexts.length][];
            numbers = new int[2 * oldTexts.length];
            for (int i = 0; i < oldTexts.length; i++) {
                if (oldTexts[i] != null) {
                    int slot = find(oldTexts[i], 0, oldTexts[i].length);
                    texts[slot] = oldTexts[i];
                    numbers[slot] = oldNumbers[i];
                }
            }
        }
    }
}
