package io.flowlogs.internal.plan;

/** Mixes bits, so that neighbours among addresses and ports do not become neighbours in a table. */
final class Hashing {
    private static final long FIRST = 0x9e3779b97f4a7c15L;
    private static final long SECOND = 0xbf58476d1ce4e5b9L;

    private Hashing() {}

    static long mix(long value) {
        long mixed = (value ^ (value >>> 32)) * FIRST;
        mixed = (mixed ^ (mixed >>> 29)) * SECOND;
        return mixed ^ (mixed >>> 32);
    }

    static long mix(long high, long low) {
        return mix(high * FIRST + low);
    }
}
