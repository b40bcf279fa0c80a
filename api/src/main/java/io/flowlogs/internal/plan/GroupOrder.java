package io.flowlogs.internal.plan;

/**
 * Orders groups: by one measure, descending, ties by key, ascending. A radix sort puts millions of groups in order of the measure; what ties is
 * then merge-sorted by key.
 */
final class GroupOrder {
    private static final int DIGIT_BITS = 11;
    private static final int DIGITS = 1 << DIGIT_BITS;
    private static final int INSERTION = 12;

    private final GroupRows rows;
    private int[] references;
    private long[] ranks;

    private GroupOrder(GroupStore store, GroupRows rows) {
        this.rows = rows;
        this.references = rows.references();
        this.ranks = new long[references.length];
        int measure = store.aggregation.orderIndex();
        for (int i = 0; i < references.length; i++) {
            ranks[i] = rank(store.measures, references[i], measure);
        }
    }

    static int[] sorted(GroupStore store, GroupRows rows) {
        GroupOrder order = new GroupOrder(store, rows);
        order.sortByRank();
        order.sortTies();
        return order.references;
    }

    /** A number that is smaller, unsigned, the earlier a group comes. */
    private long rank(MeasureLayout measures, int reference, int measure) {
        long[] words = rows.words(reference);
        int at = rows.measuresAt(reference);
        if (measures.isMissing(words, at, measure)) {
            return Long.MAX_VALUE;
        }
        long value = measures.isAverage(measure)
                ? Double.doubleToLongBits(measures.average(words, at, measure))
                : measures.value(words, at, measure);
        return Long.MAX_VALUE - 1 - value;
    }

    /** Sorts by the digits in which ranks differ at all, the last first. */
    private void sortByRank() {
        long differing = 0;
        for (long rank : ranks) {
            differing |= rank ^ ranks[0];
        }
        int[] otherReferences = new int[references.length];
        long[] otherRanks = new long[ranks.length];
        for (int shift = 0; shift < Long.SIZE; shift += DIGIT_BITS) {
            if (((differing >>> shift) & (DIGITS - 1)) != 0) {
                distribute(shift, otherReferences, otherRanks);
                int[] references0 = references;
                long[] ranks0 = ranks;
                references = otherReferences;
                ranks = otherRanks;
                otherReferences = references0;
                otherRanks = ranks0;
            }
        }
    }

    private void distribute(int shift, int[] targetReferences, long[] targetRanks) {
        int[] begins = new int[DIGITS + 1];
        for (long rank : ranks) {
            begins[digit(rank, shift) + 1]++;
        }
        for (int digit = 0; digit < DIGITS; digit++) {
            begins[digit + 1] += begins[digit];
        }
        for (int i = 0; i < ranks.length; i++) {
            int place = begins[digit(ranks[i], shift)]++;
            targetRanks[place] = ranks[i];
            targetReferences[place] = references[i];
        }
    }

    private static int digit(long rank, int shift) {
        return (int) (rank >>> shift) & (DIGITS - 1);
    }

    private void sortTies() {
        int[] scratch = new int[0];
        int from = 0;
        while (from < ranks.length) {
            int to = from + 1;
            while (to < ranks.length && ranks[to] == ranks[from]) {
                to++;
            }
            if (to - from > scratch.length && to - from > INSERTION) {
                scratch = new int[to - from];
            }
            sortByKey(from, to, scratch);
            from = to;
        }
    }

    private void sortByKey(int from, int to, int[] scratch) {
        if (to - from <= INSERTION) {
            insertionSort(from, to);
            return;
        }
        int middle = (from + to) >>> 1;
        sortByKey(from, middle, scratch);
        sortByKey(middle, to, scratch);
        merge(from, middle, to, scratch);
    }

    private void insertionSort(int from, int to) {
        for (int i = from + 1; i < to; i++) {
            int reference = references[i];
            int at = i;
            while (at > from && rows.compareKeys(references[at - 1], reference) > 0) {
                references[at] = references[at - 1];
                at--;
            }
            references[at] = reference;
        }
    }

    private void merge(int from, int middle, int to, int[] scratch) {
        System.arraycopy(references, from, scratch, 0, middle - from);
        int left = 0;
        int right = middle;
        int at = from;
        while (left < middle - from) {
            boolean takeRight = right < to && rows.compareKeys(scratch[left], references[right]) > 0;
            references[at++] = takeRight ? references[right++] : scratch[left++];
        }
    }
}
