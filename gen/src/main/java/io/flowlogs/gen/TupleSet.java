package io.flowlogs.gen;

import java.util.Arrays;

/** Counts distinct 5-tuples exactly: an open-addressing table of 12 bytes a slot, at most two thirds full. */
final class TupleSet {
    private static final int FIRST_SLOTS = 1 << 12;
    /** Not the key of any tuple, because address numbers are not negative. */
    private static final long EMPTY = -1;

    private long[] ends = emptied(FIRST_SLOTS);
    private int[] ports = new int[FIRST_SLOTS];
    private int size;

    private static long[] emptied(int slots) {
        long[] made = new long[slots];
        Arrays.fill(made, EMPTY);
        return made;
    }

    void add(FlowSample s) {
        long protocol = s.flow.protocol;
        long pair = ((long) s.source.id << 36) | ((long) s.destination.id << 8) | protocol;
        if (size >= ends.length / 3 * 2) grow();
        insert(pair, (s.sourcePort << 16) | s.destinationPort);
    }

    private void insert(long pair, int portPair) {
        int mask = ends.length - 1;
        int slot = (int) SeededRandom.mix(pair * 31 + portPair) & mask;
        while (ends[slot] != EMPTY) {
            if (ends[slot] == pair && ports[slot] == portPair) return;
            slot = (slot + 1) & mask;
        }
        ends[slot] = pair;
        ports[slot] = portPair;
        size++;
    }

    private void grow() {
        if (ends.length == 1 << 29) throw new IllegalStateException("more 5-tuples than a ledger can count: " + size);
        long[] oldEnds = ends;
        int[] oldPorts = ports;
        ends = emptied(oldEnds.length * 2);
        ports = new int[ends.length];
        size = 0;
        for (int i = 0; i < oldEnds.length; i++) {
            if (oldEnds[i] != EMPTY) insert(oldEnds[i], oldPorts[i]);
        }
    }

    int size() {
        return size;
    }
}
