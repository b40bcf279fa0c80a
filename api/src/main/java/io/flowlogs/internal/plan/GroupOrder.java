package io.flowlogs.internal.plan;

import io.flowlogs.query.GroupCondition;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Orders groups: by one measure, descending unless asked otherwise, or by none; ties by key, ascending. A radix sort puts millions of groups in order of the measure. What
 * ties is merge-sorted by as much of the key as fits into a word. That word and the measure move along with the reference to the row,
 * so that a row far away in memory is looked at only when both are equal.
 */
final class GroupOrder {
    private static final int DIGIT_BITS = 11;
    private static final int DIGITS = 1 << DIGIT_BITS;
    private static final int INSERTION = 12;
    private static final int WORTH_DIVIDING = 100_000;

    private final GroupRows rows;
    private final boolean ascending;
    private Entries entries;
    private Entries scratch;

    /** Parallel arrays: what orders a row, what orders it among equals, and the row. */
    private static final class Entries {
        final long[] ranks;
        final long[] prefixes;
        final int[] references;

        Entries(int[] references) {
            this.ranks = new long[references.length];
            this.prefixes = new long[references.length];
            this.references = references;
        }

        void set(int at, Entries from, int place) {
            ranks[at] = from.ranks[place];
            prefixes[at] = from.prefixes[place];
            references[at] = from.references[place];
        }
    }

    private GroupOrder(GroupStore store, GroupRows rows, int[] references) {
        this.rows = rows;
        this.ascending = store.aggregation.isAscending();
        this.entries = new Entries(references);
        this.scratch = new Entries(new int[references.length]);
        int measure = store.aggregation.orderIndex();
        for (int i = 0; i < references.length; i++) {
            entries.ranks[i] = rank(store.measures, rows, references[i], measure, ascending);
            entries.prefixes[i] = rows.prefix(references[i]);
        }
    }

    /** Every processor sorts a part; sorted parts are then merged. */
    static int[] sorted(GroupStore store, GroupRows rows) {
        int[] all = candidates(store, rows);
        int parts = all.length < WORTH_DIVIDING ? 1 : Runtime.getRuntime().availableProcessors();
        List<GroupOrder> orders = IntStream.range(0, parts)
                .parallel()
                .mapToObj(part -> new GroupOrder(store, rows, part(all, part, parts)).sort())
                .toList();
        return orders.stream().reduce(GroupOrder::mergedWith).orElseThrow().entries.references;
    }

    /** The groups that may be shown: those that fulfil the condition, and of many only those whose rank is among the first. */
    private static int[] candidates(GroupStore store, GroupRows rows) {
        int[] all = rows.references();
        GroupCondition condition = store.aggregation.condition();
        if (condition != null) {
            GroupMeasures group = new GroupMeasures(store, rows);
            all = Arrays.stream(all)
                    .filter(reference -> condition.holds(group.of(reference)))
                    .toArray();
        }
        long top = store.aggregation.top().orElse(Long.MAX_VALUE);
        boolean worthwhile = store.aggregation.orderIndex() >= 0 && all.length > INSERTION && top < all.length / 2;
        return worthwhile ? best(store, rows, all, (int) top) : all;
    }

    /** The groups whose rank is not behind that of the last one wanted. */
    private static int[] best(GroupStore store, GroupRows rows, int[] all, int top) {
        int measure = store.aggregation.orderIndex();
        boolean ascending = store.aggregation.isAscending();
        long[] ranks = new long[all.length];
        for (int i = 0; i < all.length; i++) {
            ranks[i] = rank(store.measures, rows, all[i], measure, ascending);
        }
        long last = top == 0 ? 0 : new SmallestRanks(top).last(ranks);
        int count = 0;
        int[] found = new int[all.length];
        for (int i = 0; i < all.length && top > 0; i++) {
            if (Long.compareUnsigned(ranks[i], last) <= 0) {
                found[count++] = all[i];
            }
        }
        return Arrays.copyOf(found, count);
    }

    private static int[] part(int[] all, int part, int parts) {
        int from = (int) ((long) all.length * part / parts);
        int to = (int) ((long) all.length * (part + 1) / parts);
        return Arrays.copyOfRange(all, from, to);
    }

    private GroupOrder sort() {
        sortByRank();
        sortTies();
        return this;
    }

    private GroupOrder(GroupRows rows, boolean ascending, Entries entries) {
        this.rows = rows;
        this.ascending = ascending;
        this.entries = entries;
        this.scratch = entries;
    }

    private GroupOrder mergedWith(GroupOrder other) {
        Entries left = entries;
        Entries right = other.entries;
        Entries merged = new Entries(new int[left.references.length + right.references.length]);
        int leftAt = 0;
        int rightAt = 0;
        for (int at = 0; at < merged.references.length; at++) {
            boolean takeRight = leftAt == left.references.length
                    || (rightAt < right.references.length && isBehind(left, leftAt, right, rightAt));
            if (takeRight) {
                merged.set(at, right, rightAt++);
            } else {
                merged.set(at, left, leftAt++);
            }
        }
        return new GroupOrder(rows, ascending, merged);
    }

    private boolean isBehind(Entries left, int leftAt, Entries right, int rightAt) {
        int order = Long.compareUnsigned(left.ranks[leftAt], right.ranks[rightAt]);
        return order > 0 || (order == 0 && isAfter(left, leftAt, right, rightAt));
    }

    /** A number that is smaller, unsigned, the earlier a group comes. */
    private static long rank(MeasureLayout measures, GroupRows rows, int reference, int measure, boolean ascending) {
        if (measure < 0) {
            return 0;
        }
        long[] words = rows.words(reference);
        int at = rows.measuresAt(reference);
        if (measures.isMissing(words, at, measure)) {
            return -1L;
        }
        long value = measures.isAverage(measure)
                ? Double.doubleToLongBits(measures.average(words, at, measure))
                : measures.value(words, at, measure);
        return ascending ? value : Long.MAX_VALUE - value;
    }

    /** Sorts by the digits in which ranks differ at all, the last first. */
    private void sortByRank() {
        long differing = 0;
        for (long rank : entries.ranks) {
            differing |= rank ^ entries.ranks[0];
        }
        for (int shift = 0; shift < Long.SIZE; shift += DIGIT_BITS) {
            if (((differing >>> shift) & (DIGITS - 1)) != 0) {
                distribute(shift);
                Entries sorted = scratch;
                scratch = entries;
                entries = sorted;
            }
        }
    }

    private void distribute(int shift) {
        int[] begins = new int[DIGITS + 1];
        for (long rank : entries.ranks) {
            begins[digit(rank, shift) + 1]++;
        }
        for (int digit = 0; digit < DIGITS; digit++) {
            begins[digit + 1] += begins[digit];
        }
        for (int i = 0; i < entries.ranks.length; i++) {
            scratch.set(begins[digit(entries.ranks[i], shift)]++, entries, i);
        }
    }

    private static int digit(long rank, int shift) {
        return (int) (rank >>> shift) & (DIGITS - 1);
    }

    private void sortTies() {
        long[] ranks = entries.ranks;
        int from = 0;
        while (from < ranks.length) {
            int to = from + 1;
            while (to < ranks.length && ranks[to] == ranks[from]) {
                to++;
            }
            if (to - from > 1) {
                sortByKey(from, to);
            }
            from = to;
        }
    }

    private boolean isAfter(Entries left, int leftAt, Entries right, int rightAt) {
        long leftPrefix = left.prefixes[leftAt];
        long rightPrefix = right.prefixes[rightAt];
        return leftPrefix == rightPrefix
                ? rows.compareKeys(left.references[leftAt], right.references[rightAt]) > 0
                : leftPrefix + Long.MIN_VALUE > rightPrefix + Long.MIN_VALUE;
    }

    private void sortByKey(int from, int to) {
        if (to - from <= INSERTION) {
            insertionSort(from, to);
            return;
        }
        int middle = (from + to) >>> 1;
        sortByKey(from, middle);
        sortByKey(middle, to);
        merge(from, middle, to);
    }

    private void insertionSort(int from, int to) {
        for (int i = from + 1; i < to; i++) {
            scratch.set(i, entries, i);
            int at = i;
            while (at > from && isAfter(entries, at - 1, scratch, i)) {
                entries.set(at, entries, at - 1);
                at--;
            }
            entries.set(at, scratch, i);
        }
    }

    /** The left half moves out of the way, and back in among the right. */
    private void merge(int from, int middle, int to) {
        for (int i = from; i < middle; i++) {
            scratch.set(i, entries, i);
        }
        int left = from;
        int right = middle;
        int at = from;
        while (left < middle) {
            if (right < to && isAfter(scratch, left, entries, right)) {
                entries.set(at++, entries, right++);
            } else {
                entries.set(at++, scratch, left++);
            }
        }
    }
}
