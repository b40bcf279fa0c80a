package io.flowlogs.report;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The order of keys: one value after another, ascending, what is missing first. */
final class KeyOrder implements Comparator<List<@Nullable Object>> {
    static final KeyOrder INSTANCE = new KeyOrder();

    private KeyOrder() {}

    @Override
    public int compare(List<@Nullable Object> left, List<@Nullable Object> right) {
        int order = 0;
        for (int i = 0; i < left.size() && order == 0; i++) {
            order = compareValues(left.get(i), right.get(i));
        }
        return order;
    }

    /** Values of one key are of one type, which has an order; that of text is by its bytes, as in the engine. */
    @SuppressWarnings("unchecked")
    static int compareValues(@Nullable Object left, @Nullable Object right) {
        if (left == null || right == null) {
            return Boolean.compare(left != null, right != null);
        }
        if (left instanceof String || right instanceof String) {
            return Arrays.compareUnsigned(utf8(left), utf8(right));
        }
        return left instanceof Comparable<?> && left.getClass() == right.getClass()
                ? ((Comparable<Object>) left).compareTo(right)
                : Arrays.compareUnsigned(utf8(left), utf8(right));
    }

    private static byte[] utf8(Object value) {
        return value.toString().getBytes(StandardCharsets.UTF_8);
    }
}
