package io.flowlogs.internal.plan;

import io.flowlogs.internal.text.AddressText;
import io.flowlogs.record.FieldKind;
import java.util.Arrays;
import java.util.List;

/** The rows of all tables of a store under one kind of reference: the number of the table above the number of the row. */
final class GroupRows {
    private static final int ROW_BITS = 24;
    private static final int ROW_MASK = (1 << ROW_BITS) - 1;

    private final KeyLayout[] layouts;
    private final GroupTable[] tables;
    private final int[] textRanks;
    private long lastTouched;

    GroupRows(GroupStore store, byte[][] texts) {
        List<GroupStore.Part> parts = store.parts();
        this.layouts = parts.stream().map(GroupStore.Part::layout).toArray(KeyLayout[]::new);
        this.tables = parts.stream().map(GroupStore.Part::table).toArray(GroupTable[]::new);
        this.textRanks = textRanks(texts);
    }

    /** References to all rows, in the order of tables and rows. */
    int[] references() {
        int[] references =
                new int[Arrays.stream(tables).mapToInt(GroupTable::size).sum()];
        int at = 0;
        for (int table = 0; table < tables.length; table++) {
            for (int row = 0; row < tables[table].size(); row++) {
                references[at++] = (table << ROW_BITS) | row;
            }
        }
        return references;
    }

    long[] words(int reference) {
        return tables[reference >>> ROW_BITS].words(reference & ROW_MASK);
    }

    int keyAt(int reference) {
        return tables[reference >>> ROW_BITS].keyAt(reference & ROW_MASK);
    }

    /** Touches rows that will be written next, so that the processor fetches them together and not one after another. */
    void approach(int[] references, int from, int to) {
        long touched = 0;
        for (int i = from; i < to; i++) {
            touched += words(references[i])[keyAt(references[i])];
        }
        lastTouched = touched;
    }

    KeyLayout layout(int reference) {
        return layouts[reference >>> ROW_BITS];
    }

    int measuresAt(int reference) {
        return keyAt(reference) + layout(reference).words();
    }

    boolean isMissing(int reference, int key) {
        return layout(reference).isMissing(words(reference), keyAt(reference), key);
    }

    long number(int reference, int key) {
        return layout(reference).number(words(reference), keyAt(reference), key);
    }

    long high(int reference, int key) {
        return layout(reference).high(words(reference), keyAt(reference), key);
    }

    long low(int reference, int key) {
        return layout(reference).low(words(reference), keyAt(reference), key);
    }

    /** The place of every text in the order of their bytes. */
    private static int[] textRanks(byte[][] texts) {
        Integer[] order = new Integer[texts.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (left, right) -> Arrays.compareUnsigned(texts[left], texts[right]));
        int[] ranks = new int[texts.length];
        for (int rank = 0; rank < order.length; rank++) {
            ranks[order[rank]] = rank;
        }
        return ranks;
    }

    /**
     * As much of a row's key as fits into a word, such that rows with different words are ordered like them, unsigned.
     */
    long prefix(int reference) {
        KeyLayout layout = layout(reference);
        PrefixBits bits = new PrefixBits();
        for (int key = 0; key < layout.count() && bits.hasRoom(); key++) {
            addPrefix(bits, layout, reference, key);
        }
        return bits.word();
    }

    private void addPrefix(PrefixBits bits, KeyLayout layout, int reference, int key) {
        boolean missing = isMissing(reference, key);
        if (layout.kind(key) == FieldKind.ADDRESS) {
            addAddress(bits, reference, key, missing);
        } else if (layout.kind(key) == FieldKind.LONG || layout.kind(key) == FieldKind.TIMESTAMP) {
            bits.add(missing ? 0 : number(reference, key) + 1, Long.SIZE, true);
        } else {
            bits.add(missing ? 0 : ordered(layout.kind(key), number(reference, key)) + 1, Integer.SIZE, true);
        }
    }

    /** Nothing, then IPv4, then IPv6, of which the first half must do. */
    private void addAddress(PrefixBits bits, int reference, int key, boolean missing) {
        long high = high(reference, key);
        long low = low(reference, key);
        boolean isIpv4 = AddressText.isIpv4(high, low);
        if (missing || isIpv4) {
            bits.add(missing ? 0 : (1L << Integer.SIZE) | (low & 0xffffffffL), Integer.SIZE + 2, true);
        } else {
            bits.add((2L << Integer.SIZE) | (high >>> Integer.SIZE), Integer.SIZE + 2, false);
        }
    }

    private long ordered(FieldKind kind, long number) {
        return kind.isNumeric() ? number : textRanks[(int) number];
    }

    /** Compares two rows by their keys: what is missing first. */
    int compareKeys(int left, int right) {
        return compareKeys(left, right, layout(left).count());
    }

    /** Tells whether two rows differ in their last key at most. */
    boolean haveSameGroup(int left, int right) {
        return compareKeys(left, right, layout(left).count() - 1) == 0;
    }

    private int compareKeys(int left, int right, int count) {
        KeyLayout layout = layout(left);
        int order = 0;
        for (int key = 0; key < count && order == 0; key++) {
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
        return Long.compare(ordered(kind, number(left, key)), ordered(kind, number(right, key)));
    }

    @Override
    public String toString() {
        return tables.length + " tables, last touched " + lastTouched;
    }
}
