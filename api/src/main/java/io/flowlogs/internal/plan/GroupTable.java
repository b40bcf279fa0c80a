package io.flowlogs.internal.plan;

import io.flowlogs.record.FlowConfigurationException;
import java.util.Arrays;

/**
 * Groups as packed numbers: rows of key words followed by measure words, dense in one array, found through an open-addressing index that
 * holds 32 bits of hash beside each row number, so that a look-up touches a row only when it is most likely the right one.
 */
final class GroupTable {
    private static final int FIRST_CAPACITY = 64;
    private static final int MAX_ROWS = 1 << 24;
    private static final long ROW_MASK = 0xffffffffL;

    final int keyWords;
    final int rowWords;
    private final long[] fresh;
    private long[] rows;
    private long[] index;
    private int size;
    private long lastTouched;

    /**
     * Makes a table.
     *
     * @param keyWords the words of a key
     * @param fresh the measure words of a group without records
     */
    GroupTable(int keyWords, long[] fresh) {
        this.keyWords = keyWords;
        this.rowWords = keyWords + fresh.length;
        this.fresh = fresh;
        this.rows = new long[FIRST_CAPACITY * rowWords];
        this.index = new long[2 * FIRST_CAPACITY];
    }

    int size() {
        return size;
    }

    /** The words of all rows; changes when a row is added. */
    long[] rows() {
        return rows;
    }

    /** The hash of a key, of which a table uses the lower bits, and a store of tables the upper. */
    static int hash(long[] words, int from, int length) {
        long hash = 0;
        for (int i = from; i < from + length; i++) {
            hash = (Long.rotateLeft(hash, 23) ^ words[i]) * 0x9e3779b97f4a7c15L;
        }
        return (int) (((hash ^ (hash >>> 29)) * 0xbf58476d1ce4e5b9L) >>> 32);
    }

    /**
     * Finds or makes the group of a key.
     *
     * @param words holds the key
     * @param from where it begins
     * @param hash its hash
     * @return where the group's measures begin in {@link #rows()}
     */
    int measures(long[] words, int from, int hash) {
        int mask = index.length - 1;
        int slot = hash & mask;
        for (long entry = index[slot]; entry != 0; entry = index[slot]) {
            if ((int) (entry >>> 32) == hash) {
                int row = (int) (entry & ROW_MASK) - 1;
                if (equal(words, from, row * rowWords)) {
                    return row * rowWords + keyWords;
                }
            }
            slot = (slot + 1) & mask;
        }
        return add(words, from, hash, slot);
    }

    /**
     * Touches what look-ups of these hashes will need, so that the processor fetches many of them at a time instead of waiting for one after
     * another.
     */
    void approach(int[] hashes, int[] order, int from, int to) {
        int mask = index.length - 1;
        long touched = 0;
        for (int i = from; i < to; i++) {
            touched += index[hashes[order[i]] & mask];
        }
        for (int i = from; i < to; i++) {
            int row = (int) (index[hashes[order[i]] & mask] & ROW_MASK) - 1;
            touched += row < 0 ? 0 : rows[row * rowWords];
        }
        lastTouched = touched;
    }

    private boolean equal(long[] words, int from, int at) {
        for (int i = 0; i < keyWords; i++) {
            if (words[from + i] != rows[at + i]) {
                return false;
            }
        }
        return true;
    }

    private int add(long[] words, int from, int hash, int slot) {
        int at = size * rowWords;
        if (at + rowWords > rows.length) {
            rows = Arrays.copyOf(rows, grown(rows.length, rowWords));
        }
        System.arraycopy(words, from, rows, at, keyWords);
        System.arraycopy(fresh, 0, rows, at + keyWords, fresh.length);
        size++;
        index[slot] = ((long) hash << 32) | size;
        if (2 * size > index.length) {
            rehash();
        }
        return at + keyWords;
    }

    /** Half as much again keeps what is allocated but not used small. */
    private static int grown(int length, int rowWords) {
        long wanted = length + (long) (length / rowWords + 1) / 2 * rowWords + rowWords;
        if (wanted > Integer.MAX_VALUE - 8 || length / rowWords >= MAX_ROWS) {
            throw new FlowConfigurationException("aggregation: too many groups for one table: " + length / rowWords
                    + ". Group by fewer fields, or narrow the window.");
        }
        return (int) wanted;
    }

    private void rehash() {
        long[] larger = new long[2 * index.length];
        int mask = larger.length - 1;
        for (long entry : index) {
            if (entry != 0) {
                int slot = (int) (entry >>> 32) & mask;
                while (larger[slot] != 0) {
                    slot = (slot + 1) & mask;
                }
                larger[slot] = entry;
            }
        }
        index = larger;
    }

    @Override
    public String toString() {
        return size + " groups, last touched " + lastTouched;
    }

    /** Forgets all groups and keeps the memory. */
    void clear() {
        Arrays.fill(index, 0);
        size = 0;
    }
}
