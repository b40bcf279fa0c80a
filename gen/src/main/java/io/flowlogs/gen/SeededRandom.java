package io.flowlogs.gen;

/** Xoroshiro128++ seeded by SplitMix64: integer arithmetic only, hence the same numbers on every JDK and platform. */
final class SeededRandom {
    private long s0;
    private long s1;

    SeededRandom(long seed, long stream) {
        s0 = mix(seed + 0x9e3779b97f4a7c15L * (2 * stream + 1));
        s1 = mix(s0 + 0x9e3779b97f4a7c15L * (2 * stream + 2)) | 1;
    }

    /** SplitMix64's finaliser: a cheap, well spread 64-bit hash. */
    static long mix(long value) {
        long z = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }

    long next() {
        long a = s0;
        long b = s1 ^ a;
        long result = Long.rotateLeft(a + s1, 17) + a;
        s0 = Long.rotateLeft(a, 49) ^ b ^ (b << 21);
        s1 = Long.rotateLeft(b, 28);
        return result;
    }

    /** A number from 0 to {@code bound - 1}. */
    int below(int bound) {
        return (int) (((next() >>> 32) * bound) >>> 32);
    }

    /** A number from 0 to 2^32 - 1, to be compared with a {@link #threshold(double)}. */
    long roll() {
        return next() >>> 32;
    }

    static long threshold(double permille) {
        return (long) (permille / 1000.0 * 0x1p32);
    }
}
