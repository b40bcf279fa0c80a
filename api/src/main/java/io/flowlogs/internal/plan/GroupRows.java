package io.flowlogs.internal.plan;

import io.flowlogs.record.FieldKind;
import java.util.Arrays;
import java.util.List;

/** The rows of all tables of a store under one kind of reference: the number of the table above the number of the row. */
final class GroupRows {
    private static final int ROW_BITS = 24;
    private static final int ROW_MASK = (1 << ROW_BITS) - 1;

    private final KeyLayout[] layouts;
    private final long[][] rows;
    private final int[] rowWords;
    private final int[] sizes;
    private final byte[][] texts;

    GroupRows(GroupStore store, byte[][] texts) {
        List<GroupStore.Part> parts = store.parts();
        this.layouts = parts.stream().map(GroupStore.Part::layout).toArray(KeyLayout[]::new);
        this.rows = parts.stream().map(part -> part.table().rows()).toArray(long[][]::new);
        this.rowWords = parts.stream().mapToInt(part -> part.table().rowWords).toArray();
        this.sizes = parts.stream().mapToInt(part -> part.table().size()).toArray();
        this.texts = texts;
    }

    /** References to all rows, in the order of tables and rows. */
    int[] references() {
        int[] references = new int[Arrays.stream(sizes).sum()];
        int at = 0;
        for (int table = 0; table < sizes.length; table++) {
            for (int row = 0; row < sizes[table]; row++) {
                references[at++] = (table << ROW_BITS) | row;
            }
        }
        return references;
    }

    long[] words(int reference) {
        return rows[reference >>> ROW_BITS];
    }

    private int at(int reference) {
        return (reference & ROW_MASK) * rowWords[reference >>> ROW_BITS];
    }

    private KeyLayout layout(int reference) {
        return layouts[reference >>> ROW_BITS];
    }

    int measuresAt(int reference) {
        return at(reference) + layout(reference).words();
    }

    boolean isMissing(int reference, int key) {
        return layout(reference).isMissing(words(reference), at(reference), key);
    }

    long number(int reference, int key) {
        return layout(reference).number(words(reference), at(reference), key);
    }

    long high(int reference, int key) {
        return layout(reference).high(words(reference), at(reference), key);
    }

    long low(int reference, int key) {
        return layout(reference).low(words(reference), at(reference), key);
    }

    /** Compares two rows by their keys: what is missing first. */
    int compareKeys(int left, int right) {
        KeyLayout layout = layout(left);
        int order = 0;
        for (int key = 0; key < layout.count() && order == 0; key++) {
            order = compareKey(layout.kind(key), left, right, key);
        }
        return order;
    }

    private int compareKey(FieldKind kind, int left, int right, int key) {
        boolean leftMissing = isMissing(left, key);
        boolean rightMissing = isMissing(right, key);
        if (leftMissing || rightMissing) {
            return Boolean.compare(rightMissing, leftMissing);
        }
        if (kind == FieldKind.ADDRESS) {
            return AddressBlocks.compare(high(left, key), low(left, key), high(right, key), low(right, key));
        }
        long leftNumber = number(left, key);
        long rightNumber = number(right, key);
        return kind.isNumeric()
                ? Long.compare(leftNumber, rightNumber)
                : Arrays.compareUnsigned(texts[(int) leftNumber], texts[(int) rightNumber]);
    }
}
