package io.flowlogs.internal.plan;

import io.flowlogs.query.Aggregation;
import io.flowlogs.query.GroupKey;
import io.flowlogs.record.FieldKind;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The ends of a flow where an aggregation does not tell its directions apart: the end whose address, or else port, comes first in order is
 * the first in the key.
 */
final class FlowEnds {
    private final int[] lefts;
    private final int[] rights;
    private final boolean[] addresses;

    private FlowEnds(Aggregation aggregation, List<Integer> lefts) {
        List<GroupKey> keys = aggregation.keys();
        this.lefts = lefts.stream().mapToInt(Integer::intValue).toArray();
        this.rights = lefts.stream()
                .mapToInt(left -> aggregation.oppositeOf(keys.get(left)))
                .toArray();
        this.addresses = new boolean[this.lefts.length];
        for (int i = 0; i < addresses.length; i++) {
            addresses[i] = isAddress(keys.get(this.lefts[i]));
        }
    }

    static FlowEnds of(Aggregation aggregation) {
        List<GroupKey> keys = aggregation.keys();
        int count = aggregation.isUndirected() ? keys.size() : 0;
        List<Integer> lefts = IntStream.range(0, count)
                .filter(i -> aggregation.oppositeOf(keys.get(i)) > i)
                .boxed()
                .sorted(Comparator.comparingInt(i -> isAddress(keys.get(i)) ? 0 : 1))
                .toList();
        return new FlowEnds(aggregation, lefts);
    }

    private static boolean isAddress(GroupKey key) {
        return key.kind() == FieldKind.ADDRESS;
    }

    /** Puts the ends of a key in order, and tells whether they were not: the record went from the second to the first. */
    boolean order(KeyValues key) {
        if (lefts.length == 0 || !areBackward(key)) {
            return false;
        }
        for (int i = 0; i < lefts.length; i++) {
            key.swap(lefts[i], rights[i]);
        }
        return true;
    }

    private boolean areBackward(KeyValues key) {
        for (int i = 0; i < lefts.length; i++) {
            int order = compare(key, i);
            if (order != 0) {
                return order > 0;
            }
        }
        return false;
    }

    private int compare(KeyValues key, int pair) {
        int left = lefts[pair];
        int right = rights[pair];
        if (key.missing[left] || key.missing[right]) {
            return Boolean.compare(key.missing[right], key.missing[left]);
        }
        return addresses[pair]
                ? AddressBlocks.compare(key.highs[left], key.numbers[left], key.highs[right], key.numbers[right])
                : Long.compare(key.numbers[left], key.numbers[right]);
    }
}
