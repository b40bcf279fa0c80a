package io.flowlogs.value;

import io.flowlogs.internal.text.AddressText;
import java.util.Arrays;
import java.util.Collection;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A set of addresses, of a million blocks maybe: sorted ranges that neither overlap nor touch. Testing an address costs about the same however many
 * there are. An IPv6 block never means IPv4 addresses, however short its prefix. Immutable and safe for use by several threads.
 */
public final class AddressSet {
    private static final long IPV4_PREFIX = 0xffff_0000_0000L;
    private static final long IPV4_MASK = 0xffff_ffffL;
    private static final int BUCKETS = 1 << 16;
    private static final int FEW = 8;
    private static final int MANY = 1 << 12;
    private static final int HOST_BITS = 8;
    private static final int NETWORKS = 1 << 24;

    private final long[] ipv4Firsts;
    private final long[] ipv4Lasts;
    private final int[] buckets;

    /** A bit for each /24 that has an address of the set; empty where searching is fast enough. */
    private final long[] networks;

    private final Range[] ipv6;

    /** Addresses from a first to a last, as halves. */
    private record Range(long firstHigh, long firstLow, long lastHigh, long lastLow) {
        boolean contains(long high, long low) {
            return compare(high, low, firstHigh, firstLow) >= 0 && compare(high, low, lastHigh, lastLow) <= 0;
        }

        boolean reaches(Range next) {
            boolean follows = lastLow == -1L
                    ? next.firstLow == 0 && next.firstHigh == lastHigh + 1 && lastHigh != -1L
                    : next.firstHigh == lastHigh && next.firstLow == lastLow + 1;
            return follows || compare(next.firstHigh, next.firstLow, lastHigh, lastLow) <= 0;
        }

        Range joined(Range next) {
            boolean longer = compare(next.lastHigh, next.lastLow, lastHigh, lastLow) > 0;
            return longer ? new Range(firstHigh, firstLow, next.lastHigh, next.lastLow) : this;
        }
    }

    private AddressSet(long[] firsts, long[] lasts, Range[] ipv6) {
        this.ipv4Firsts = firsts;
        this.ipv4Lasts = lasts;
        this.ipv6 = ipv6;
        this.buckets = firsts.length > FEW ? buckets(firsts) : new int[0];
        this.networks = firsts.length > MANY ? networks(firsts, lasts) : new long[0];
    }

    private static long[] networks(long[] firsts, long[] lasts) {
        long[] bits = new long[NETWORKS / Long.SIZE];
        for (int i = 0; i < firsts.length; i++) {
            for (int network = (int) (firsts[i] >>> HOST_BITS); network <= lasts[i] >>> HOST_BITS; network++) {
                bits[network / Long.SIZE] |= 1L << network;
            }
        }
        return bits;
    }

    /** For each upper half of an IPv4 address, the first range that does not begin below it. */
    private static int[] buckets(long[] firsts) {
        int[] begins = new int[BUCKETS + 1];
        int at = 0;
        for (int upper = 0; upper <= BUCKETS; upper++) {
            while (at < firsts.length && firsts[at] < ((long) upper << 16)) {
                at++;
            }
            begins[upper] = at;
        }
        return begins;
    }

    private static int compare(long high, long low, long otherHigh, long otherLow) {
        int order = Long.compareUnsigned(high, otherHigh);
        return order != 0 ? order : Long.compareUnsigned(low, otherLow);
    }

    /**
     * Makes a set of blocks.
     *
     * @param blocks the blocks; they may overlap
     * @return the set
     */
    public static AddressSet of(Collection<CidrBlock> blocks) {
        Builder builder = new Builder();
        blocks.forEach(builder::add);
        return builder.build();
    }

    /**
     * Tells whether an address is one of the set.
     *
     * @param address the address
     * @return whether it is
     */
    public boolean contains(IpAddress address) {
        return contains(address.high(), address.low());
    }

    /**
     * Tells whether an address is one of the set.
     *
     * @param high its upper half
     * @param low its lower half; of an IPv4 address, the address mapped into IPv6
     * @return whether it is
     */
    public boolean contains(long high, long low) {
        boolean isIpv4 = high == 0 && (low & ~IPV4_MASK) == IPV4_PREFIX;
        return isIpv4 ? containsIpv4(low & IPV4_MASK) : containsIpv6(high, low);
    }

    private boolean containsIpv4(long address) {
        if (buckets.length == 0) {
            return containsOfFew(address);
        }
        return (networks.length == 0 || isInNetwork((int) (address >>> HOST_BITS))) && containsOfMany(address);
    }

    /** Most addresses are of networks without any of the set, which one look tells. */
    private boolean isInNetwork(int network) {
        return (networks[network / Long.SIZE] >>> network & 1) != 0;
    }

    private boolean containsOfMany(long address) {
        int upper = (int) (address >>> 16);
        int from = Math.max(0, buckets[upper] - 1);
        int to = buckets[upper + 1] - 1;
        while (from < to) {
            int middle = (from + to + 1) >>> 1;
            if (ipv4Firsts[middle] <= address) {
                from = middle;
            } else {
                to = middle - 1;
            }
        }
        return from <= to && ipv4Firsts[from] <= address && address <= ipv4Lasts[from];
    }

    private boolean containsOfFew(long address) {
        for (int i = 0; i < ipv4Firsts.length; i++) {
            if (address >= ipv4Firsts[i] && address <= ipv4Lasts[i]) {
                return true;
            }
        }
        return false;
    }

    private boolean containsIpv6(long high, long low) {
        int from = 0;
        int to = ipv6.length - 1;
        while (from < to) {
            int middle = (from + to + 1) >>> 1;
            if (compare(ipv6[middle].firstHigh(), ipv6[middle].firstLow(), high, low) <= 0) {
                from = middle;
            } else {
                to = middle - 1;
            }
        }
        return from <= to && ipv6[from].contains(high, low);
    }

    /**
     * Tells whether the set has no address.
     *
     * @return whether it is empty
     */
    public boolean isEmpty() {
        return ipv4Firsts.length + ipv6.length == 0;
    }

    /**
     * Returns the number of ranges that are left when blocks that overlap or touch are joined.
     *
     * @return 0 or more
     */
    public int ranges() {
        return ipv4Firsts.length + ipv6.length;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof AddressSet that
                && Arrays.equals(ipv4Firsts, that.ipv4Firsts)
                && Arrays.equals(ipv4Lasts, that.ipv4Lasts)
                && Arrays.equals(ipv6, that.ipv6);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(ipv4Firsts) + Arrays.hashCode(ipv6);
    }

    @Override
    public String toString() {
        return ranges() + " ranges of addresses";
    }

    /** Gathers blocks. Used by one thread. */
    public static final class Builder {
        private static final int LONGEST_IPV4 = 15;
        private static final int DIGIT_BITS = 11;
        private static final int DIGITS = 1 << DIGIT_BITS;

        /** Has room for reading a text eight bytes at a time. */
        private final byte[] ascii = new byte[LONGEST_IPV4 + 2 * Long.BYTES];

        private long[] ipv4 = new long[16];
        private int ipv4Count;
        private Range[] ipv6 = new Range[0];
        private int ipv6Count;

        /** Begins with no block. */
        public Builder() {}

        /**
         * Adds a block.
         *
         * @param block the block
         * @return this
         */
        public Builder add(CidrBlock block) {
            IpAddress first = block.first();
            IpAddress last = block.last();
            if (block.isIpv4()) {
                addIpv4(((first.low() & IPV4_MASK) << 32) | (last.low() & IPV4_MASK));
            } else {
                addIpv6(new Range(first.high(), first.low(), last.high(), last.low()));
            }
            return this;
        }

        /**
         * Adds a block, or an address, in text: the same as adding what {@link CidrBlock#parse} reads, without making an object for each of a
         * million lines.
         *
         * @param block the block and nothing else
         * @return this
         * @throws IllegalArgumentException when the text is no block; the message shows the text, shortened and escaped
         */
        public Builder add(String block) {
            int slash = block.indexOf('/');
            long address = ipv4(block, slash < 0 ? block.length() : slash);
            int bits = slash < 0 ? Integer.SIZE : CidrBlock.prefixLength(block, slash + 1);
            if (address < 0 || bits < 0 || bits > Integer.SIZE) {
                return add(CidrBlock.parse(block));
            }
            long hosts = (1L << (Integer.SIZE - bits)) - 1;
            addIpv4((address & ~hosts) << 32 | address | hosts);
            return this;
        }

        /** The address that a text begins with, or -1 where it is not of IPv4. */
        private long ipv4(String text, int length) {
            if (length > LONGEST_IPV4) {
                return -1;
            }
            for (int i = 0; i < length; i++) {
                char c = text.charAt(i);
                ascii[i] = c < 0x80 ? (byte) c : 0;
            }
            return AddressText.ipv4(ascii, 0, length);
        }

        private void addIpv4(long range) {
            if (ipv4Count == ipv4.length) {
                ipv4 = Arrays.copyOf(ipv4, 2 * ipv4Count);
            }
            ipv4[ipv4Count++] = range;
        }

        private void addIpv6(Range range) {
            if (ipv6Count == ipv6.length) {
                ipv6 = Arrays.copyOf(ipv6, Math.max(16, 2 * ipv6Count));
            }
            ipv6[ipv6Count++] = range;
        }

        /**
         * Makes the set of all blocks that were added.
         *
         * @return the set
         */
        public AddressSet build() {
            long[] ranges = joinedIpv4();
            long[] firsts = new long[ranges.length];
            long[] lasts = new long[ranges.length];
            for (int i = 0; i < ranges.length; i++) {
                firsts[i] = ranges[i] >>> 32;
                lasts[i] = ranges[i] & IPV4_MASK;
            }
            return new AddressSet(firsts, lasts, joinedIpv6());
        }

        private long[] joinedIpv4() {
            long[] sorted = sortedByFirst(Arrays.copyOf(ipv4, ipv4Count));
            int count = 0;
            for (long range : sorted) {
                if (count > 0 && (range >>> 32) <= (sorted[count - 1] & IPV4_MASK) + 1) {
                    long last = Math.max(sorted[count - 1] & IPV4_MASK, range & IPV4_MASK);
                    sorted[count - 1] = (sorted[count - 1] & ~IPV4_MASK) | last;
                } else {
                    sorted[count++] = range;
                }
            }
            return Arrays.copyOf(sorted, count);
        }

        /** Digit by digit, from the lowest to the highest: a third of the time that comparing takes, for a million. */
        private static long[] sortedByFirst(long[] ranges) {
            long[] from = ranges;
            long[] to = new long[ranges.length];
            for (int shift = 32; shift < Long.SIZE; shift += DIGIT_BITS) {
                sortByDigit(from, to, shift);
                long[] sorted = to;
                to = from;
                from = sorted;
            }
            return from;
        }

        private static void sortByDigit(long[] from, long[] to, int shift) {
            int[] next = new int[DIGITS + 1];
            for (long range : from) {
                next[(int) (range >>> shift & (DIGITS - 1)) + 1]++;
            }
            for (int digit = 1; digit <= DIGITS; digit++) {
                next[digit] += next[digit - 1];
            }
            for (long range : from) {
                to[next[(int) (range >>> shift & (DIGITS - 1))]++] = range;
            }
        }

        private Range[] joinedIpv6() {
            Range[] sorted = Arrays.copyOf(ipv6, ipv6Count);
            Arrays.sort(
                    sorted,
                    (left, right) -> compare(left.firstHigh(), left.firstLow(), right.firstHigh(), right.firstLow()));
            int[] count = {0};
            IntStream.range(0, sorted.length).forEach(i -> {
                if (count[0] > 0 && sorted[count[0] - 1].reaches(sorted[i])) {
                    sorted[count[0] - 1] = sorted[count[0] - 1].joined(sorted[i]);
                } else {
                    sorted[count[0]++] = sorted[i];
                }
            });
            return Arrays.copyOf(sorted, count[0]);
        }
    }
}
