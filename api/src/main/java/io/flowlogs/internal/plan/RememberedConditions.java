package io.flowlogs.internal.plan;

import io.flowlogs.internal.scan.LineCursor;
import io.flowlogs.internal.scan.RowView;

/**
 * Conditions that ask for one or two columns of few short texts, such as action and log-status. Which of them hold is worked out once for
 * every pair of texts, not for every record. Belongs to one thread.
 */
final class RememberedConditions {
    /** The most conditions: there is a bit for each. */
    static final int MOST = Long.SIZE;

    private static final int SLOT_BITS = 4;
    private static final int SLOT_WORDS = 4;
    private static final int MISSING = 9;
    private static final int TOO_LONG = 16;
    private static final int LENGTH_BITS = 8;

    private final RowMatcher[] conditions;
    private final int first;
    private final int second;

    /** For each slot: the texts, their lengths and a bit that it is taken, and which conditions hold. */
    private final long[] slots = new long[SLOT_WORDS << SLOT_BITS];

    /**
     * Remembers nothing yet.
     *
     * @param conditions the conditions, which depend on the texts of the two columns alone
     * @param first the first column, or -1
     * @param second the second column, or -1
     */
    RememberedConditions(RowMatcher[] conditions, int first, int second) {
        this.conditions = conditions;
        this.first = first;
        this.second = second;
    }

    /** A bit for each condition that holds. */
    long holding(RowView row) {
        int firstLength = length(row, first);
        int secondLength = length(row, second);
        if (firstLength == TOO_LONG || secondLength == TOO_LONG) {
            return workOut(row);
        }
        return recall(
                row,
                word(row, first, firstLength),
                word(row, second, secondLength),
                ((long) firstLength << LENGTH_BITS) | secondLength | (1L << (2 * LENGTH_BITS)));
    }

    private long recall(RowView row, long firstWord, long secondWord, long lengths) {
        int slot = slotOf(firstWord, secondWord) * SLOT_WORDS;
        boolean known = slots[slot] == firstWord && slots[slot + 1] == secondWord && slots[slot + 2] == lengths;
        if (!known) {
            slots[slot] = firstWord;
            slots[slot + 1] = secondWord;
            slots[slot + 2] = lengths;
            slots[slot + 3] = workOut(row);
        }
        return slots[slot + 3];
    }

    private static int slotOf(long firstWord, long secondWord) {
        long mixed = (firstWord * 0x9e3779b97f4a7c15L ^ secondWord) * 0xbf58476d1ce4e5b9L;
        return (int) (mixed >>> (Long.SIZE - SLOT_BITS));
    }

    /** A text is too long, too, when it lies so near to the end of its buffer that eight bytes cannot be read. */
    private static int length(RowView row, int column) {
        if (column < 0 || row.isMissing(column)) {
            return MISSING;
        }
        int from = row.start(column);
        int length = row.end(column) - from;
        boolean isShort = length <= Long.BYTES && from + Long.BYTES <= row.buffer(column).length;
        return isShort ? length : TOO_LONG;
    }

    private static long word(RowView row, int column, int length) {
        if (length == 0 || length == MISSING) {
            return 0;
        }
        return LineCursor.word(row.buffer(column), row.start(column)) & (-1L >>> (Long.SIZE - length * Byte.SIZE));
    }

    private long workOut(RowView row) {
        long holding = 0;
        for (int i = 0; i < conditions.length; i++) {
            if (conditions[i].matches(row)) {
                holding |= 1L << i;
            }
        }
        return holding;
    }
}
