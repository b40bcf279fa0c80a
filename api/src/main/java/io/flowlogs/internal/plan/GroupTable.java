package io.flowlogs.internal.plan;

import io.flowlogs.record.FlowConfigurationException;
import java.util.Arrays;

/**
 * Groups as packed numbers: rows of key words followed by measure words, found through an open-addressing index that holds 32 bits of hash
 * beside each row number, so that a look-up touches a row only when it is most likely the right one. Rows lie in blocks, which are
 * never copied when the table grows.
 */
final class GroupTable {
    private static final int BLOCK_BITS = 10;
    private static final int BLOCK_MASK = (1 << BLOCK_BITS) - 1;
    private static final int MAX_ROWS = 1 << 24;
    private static final int FIRST_INDEX = 128;
    private static final long ROW_MASK = 0xffffffffL;

    private final int keyWords;
    private final int rowWords;
    private final long[] fresh;
    private long[][] blocks = new long[0][];
    private long[] index = new long[FIRST_INDEX];
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
    }

    int size() {
        return size;
    }

    /** The words among which those of a row are. */
    long[] words(int row) {
        return blocks[row >>> BLOCK_BITS];
    }

    /** Where the key of a row begins in its words. */
    int keyAt(int row) {
        return (row & BLOCK_MASK) * rowWords;
    }

    /** Where the measures of a row begin in its words. */
    int measuresAt(int row) {
        return keyAt(row) + keyWords;
    }

    /** The hash of a key, of which a table uses the lower bits, and a store of tables the upper. */
    static int hash(long[] words, int from, int length) {
        long hash = 0;
        for (int i = from; i < from + length; i++) {
            hash = (Long.rotateLeft(hash, 23) ^ words[i]) * 0x9e3779b97f4a7c15L;
        }
        return (int) (((hash ^ (hash >>> 29)) * 0xbf58476d1ce4e5b9L) >>> 32);
    }

    int hash(int row) {
        return hash(words(row), keyAt(row), keyWords);
    }

    /**
     * Finds or makes the group of a key.
     *
     * @param words holds the key
     * @param from where it begins
     * @param hash its hash
     * @return its row
     */
    int row(long[] words, int from, int hash) {
        int row = find(words, from, hash);
        return row >= 0 ? row : add(words, from, hash, -row - 1);
    }

    /**
     * Finds the group of a key.
     *
     * @param words holds the key
     * @param from where it begins
     * @param hash its hash
     * @return its row, or, negative and less by one, the slot of the index where it is missing
     */
    int find(long[] words, int from, int hash) {
        int mask = index.length - 1;
        int slot = hash & mask;
        for (long entry = index[slot]; entry != 0; entry = index[slot]) {
            if ((int) (entry >>> 32) == hash) {
                int row = (int) (entry & ROW_MASK) - 1;
                if (hasKey(row, words, from)) {
                    return row;
                }
            }
            slot = (slot + 1) & mask;
        }
        return -slot - 1;
    }

    private boolean hasKey(int row, long[] words, int from) {
        long[] block = words(row);
        int at = keyAt(row);
        for (int i = 0; i < keyWords; i++) {
            if (words[from + i] != block[at + i]) {
                return false;
            }
        }
        return true;
    }

    /** Makes a group without looking whether there is one of this key already; it can be found by its row alone. */
    int append(long[] key) {
        return append(key, 0);
    }

    private int append(long[] words, int from) {
        int row = size;
        if (row >>> BLOCK_BITS == blocks.length) {
            addBlock();
        }
        long[] block = words(row);
        System.arraycopy(words, from, block, keyAt(row), keyWords);
        System.arraycopy(fresh, 0, block, measuresAt(row), fresh.length);
        size++;
        return row;
    }

    private int add(long[] words, int from, int hash, int slot) {
        int row = append(words, from);
        index[slot] = ((long) hash << 32) | size;
        if (2 * size > index.length) {
            rehash();
        }
        return row;
    }

    private void addBlock() {
        if (size == MAX_ROWS) {
            throw new FlowConfigurationException("aggregation: too many groups for one table: " + size
                    + ". Group by fewer fields, or narrow the window.");
        }
        blocks = Arrays.copyOf(blocks, blocks.length + 1);
        blocks[blocks.length - 1] = new long[rowWords << BLOCK_BITS];
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
            touched += row < 0 ? 0 : words(row)[keyAt(row)];
        }
        lastTouched = touched;
    }

    /** Forgets all groups and keeps the memory. */
    void clear() {
        Arrays.fill(index, 0);
        size = 0;
    }

    @Override
    public String toString() {
        return size + " groups, last touched " + lastTouched;
    }
}
