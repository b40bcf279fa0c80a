package io.flowlogs.source.cloudwatch;

import org.jspecify.annotations.Nullable;

/**
 * The ids of the events met last, in bounded memory: two generations of them, of which the older is forgotten when the younger is full. Events come
 * again with a token that comes again, hence soon or never.
 */
final class RecentIds {
    private static final int FIRST_SLOTS = 1 << 10;

    private final int generation;
    private Ids younger = new Ids();
    private Ids older = new Ids();

    /** Remembers at least as many ids as this, and at most twice as many. */
    RecentIds(int generation) {
        this.generation = generation;
    }

    /** Tells whether an id was not met of late, and remembers it. */
    boolean add(String id) {
        if (older.contains(id) || !younger.add(id)) {
            return false;
        }
        if (younger.size == generation) {
            older = younger;
            younger = new Ids();
        }
        return true;
    }

    /** A set with nothing beside the ids themselves, since every event goes through it: each slot has one, or none, and is followed by the next. */
    private static final class Ids {
        private @Nullable String[] slots = new @Nullable String[FIRST_SLOTS];
        private int size;

        boolean contains(String id) {
            return slots[slot(id)] != null;
        }

        boolean add(String id) {
            int slot = slot(id);
            if (slots[slot] != null) {
                return false;
            }
            slots[slot] = id;
            size++;
            if (size > slots.length / 2) {
                grow();
            }
            return true;
        }

        /** Where an id is, or where it belongs. */
        private int slot(String id) {
            int hash = id.hashCode() * 0x9E3779B9;
            int slot = hash >>> Integer.numberOfLeadingZeros(slots.length - 1);
            while (slots[slot] != null && !id.equals(slots[slot])) {
                slot = (slot + 1) & (slots.length - 1);
            }
            return slot;
        }

        private void grow() {
            @Nullable String[] before = slots;
            slots = new @Nullable String[2 * before.length];
            for (String id : before) {
                if (id != null) {
                    slots[slot(id)] = id;
                }
            }
        }
    }
}
