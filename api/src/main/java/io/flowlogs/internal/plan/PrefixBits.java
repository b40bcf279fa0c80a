package io.flowlogs.internal.plan;

/** Fills a word from its highest bit on. */
final class PrefixBits {
    private long word;
    private int room = Long.SIZE;

    boolean hasRoom() {
        return room > 0;
    }

    /**
     * Adds a number.
     *
     * @param value the number
     * @param bits how many bits it has, at most 64
     * @param whole false when it is only the beginning of something, after which nothing may be added
     */
    void add(long value, int bits, boolean whole) {
        if (bits <= room) {
            room -= bits;
            word |= value << room;
            room = whole ? room : 0;
        } else {
            word |= value >>> (bits - room);
            room = 0;
        }
    }

    long word() {
        return word;
    }
}
