package io.flowlogs.gen;

import java.util.Arrays;

/** Inverse distribution functions laid out as tables, so that drawing is one random number and one load. */
final class Quantiles {
    private static final int HEAVY_TAIL_SIZE = 1 << 14;
    private static final double HEAVY_TAIL_EXPONENT = -0.7;

    private Quantiles() {}

    /**
     * A table of {@link #ranks} whose last twentieth treats all ranks alike: the long tail of who calls once would
     * otherwise take very long logs to show up.
     */
    static char[] ranksWithTail(int count, double exponent, int slots) {
        char[] table = Arrays.copyOf(ranks(count, exponent, slots - slots / 20), slots);
        int tail = slots / 20;
        for (int i = 0; i < tail; i++) table[slots - tail + i] = (char) ((long) i * count / tail);
        return table;
    }

    /** Ranks 0 to {@code count - 1}, where rank r fills a share of the slots proportional to {@code (r+1)^-exponent}. */
    static char[] ranks(int count, double exponent, int slots) {
        double[] cumulative = cumulative(count, exponent);
        char[] table = new char[slots];
        int rank = 0;
        for (int slot = 0; slot < slots; slot++) {
            double target = (slot + 0.5) / slots * cumulative[count - 1];
            while (cumulative[rank] < target) rank++;
            table[slot] = (char) rank;
        }
        return table;
    }

    private static double[] cumulative(int count, double exponent) {
        double[] sums = new double[count];
        double total = 0;
        for (int i = 0; i < count; i++) {
            total += StrictMath.pow(i + 1, -exponent);
            sums[i] = total;
        }
        return sums;
    }

    /** Flow sizes: most are small, a few are thousands of times larger. */
    static double[] heavyTail() {
        double[] table = new double[HEAVY_TAIL_SIZE];
        for (int i = 0; i < table.length; i++) {
            table[i] = StrictMath.pow((i + 0.5) / table.length, HEAVY_TAIL_EXPONENT);
        }
        return table;
    }
}
