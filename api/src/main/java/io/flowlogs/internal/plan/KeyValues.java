package io.flowlogs.internal.plan;

import java.util.Arrays;

/** The key of one record before it is packed. Belongs to one thread and changes from record to record. */
final class KeyValues {
    final long[] highs;
    final long[] numbers;
    final boolean[] missing;

    /** Whether all addresses are IPv4, and none is missing. */
    boolean isNarrow;

    KeyValues(int keys) {
        highs = new long[keys];
        numbers = new long[keys];
        missing = new boolean[keys];
    }

    boolean hasMissing() {
        for (boolean one : missing) {
            if (one) {
                return true;
            }
        }
        return false;
    }

    /** Exchanges two keys. */
    void swap(int left, int right) {
        long high = highs[left];
        long number = numbers[left];
        boolean gone = missing[left];
        highs[left] = highs[right];
        numbers[left] = numbers[right];
        missing[left] = missing[right];
        highs[right] = high;
        numbers[right] = number;
        missing[right] = gone;
    }

    void pack(KeyLayout layout, long[] key) {
        Arrays.fill(key, 0, layout.words(), 0);
        for (int i = 0; i < numbers.length; i++) {
            boolean address = layout.isAddress(i);
            if (address && missing[i]) {
                layout.putMissingAddress(key, 0, i);
            } else if (address) {
                layout.putAddress(key, 0, i, highs[i], numbers[i]);
            } else if (!missing[i]) {
                layout.putNumber(key, 0, i, numbers[i]);
            }
        }
    }
}
