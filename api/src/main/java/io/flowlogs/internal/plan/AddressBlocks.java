package io.flowlogs.internal.plan;

import io.flowlogs.internal.text.AddressText;
import io.flowlogs.value.CidrBlock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A set of address blocks: a hash set of networks for each prefix length that occurs. Testing costs a look-up for each length, however
 * many blocks there are. Immutable.
 */
final class AddressBlocks {
    private static final int IPV4_OFFSET = 96;

    private final List<Networks> byLength;
    private final Networks[] ipv4;
    private final Networks[] ipv6;

    private AddressBlocks(Map<Integer, Networks> networks) {
        this.byLength = List.copyOf(networks.values());
        this.ipv4 = byLength.stream().filter(one -> one.length >= IPV4_OFFSET).toArray(Networks[]::new);
        this.ipv6 = byLength.toArray(Networks[]::new);
    }

    static AddressBlocks of(Collection<CidrBlock> blocks) {
        Map<Integer, List<CidrBlock>> grouped = new TreeMap<>();
        for (CidrBlock block : blocks) {
            int length = block.prefixLength() + (block.isIpv4() ? IPV4_OFFSET : 0);
            grouped.computeIfAbsent(length, unused -> new ArrayList<>()).add(block);
        }
        Map<Integer, Networks> networks = new TreeMap<>();
        grouped.forEach((length, members) -> networks.put(length, new Networks(length, members)));
        return new AddressBlocks(networks);
    }

    boolean contains(long high, long low) {
        boolean isIpv4 = AddressText.isIpv4(high, low);
        for (Networks networks : isIpv4 ? ipv4 : ipv6) {
            if (networks.contains(high, low, isIpv4)) {
                return true;
            }
        }
        return false;
    }

    /** IPv4 before IPv6, then by number. */
    static int compare(long leftHigh, long leftLow, long rightHigh, long rightLow) {
        boolean leftIpv4 = AddressText.isIpv4(leftHigh, leftLow);
        if (leftIpv4 != AddressText.isIpv4(rightHigh, rightLow)) {
            return leftIpv4 ? -1 : 1;
        }
        int order = Long.compareUnsigned(leftHigh, rightHigh);
        return order != 0 ? order : Long.compareUnsigned(leftLow, rightLow);
    }

    /** The networks of one prefix length, in an open-addressing table. */
    private static final class Networks {
        private final int length;
        private final long highMask;
        private final long lowMask;
        private final long[] slots;
        private final boolean[] used;

        // What is asked most is one address or network, and comparing costs less than looking it up.
        private final boolean isOnlyOne;
        private final long firstHigh;
        private final long firstLow;

        Networks(int length, List<CidrBlock> blocks) {
            this.length = length;
            this.highMask = mask(length);
            this.lowMask = mask(length - Long.SIZE);
            int capacity = Integer.highestOneBit(Math.max(blocks.size(), 1) * 2) * 2;
            this.slots = new long[2 * capacity];
            this.used = new boolean[capacity];
            this.isOnlyOne = blocks.size() == 1;
            this.firstHigh = blocks.get(0).network().high();
            this.firstLow = blocks.get(0).network().low();
            blocks.forEach(this::add);
        }

        private static long mask(int bits) {
            if (bits <= 0) {
                return 0;
            }
            return bits >= Long.SIZE ? -1L : -1L << (Long.SIZE - bits);
        }

        private void add(CidrBlock block) {
            long high = block.network().high();
            long low = block.network().low();
            int slot = find(high, low);
            used[slot] = true;
            slots[2 * slot] = high;
            slots[2 * slot + 1] = low;
        }

        /** An IPv6 block shorter than the IPv4-mapped prefix never means IPv4. */
        boolean contains(long high, long low, boolean isIpv4) {
            return (!isIpv4 || length >= IPV4_OFFSET) && contains(high & highMask, low & lowMask);
        }

        private boolean contains(long high, long low) {
            return isOnlyOne ? high == firstHigh && low == firstLow : used[find(high, low)];
        }

        private int find(long high, long low) {
            int limit = used.length - 1;
            int slot = (int) Hashing.mix(high, low) & limit;
            while (used[slot] && (slots[2 * slot] != high || slots[2 * slot + 1] != low)) {
                slot = (slot + 1) & limit;
            }
            return slot;
        }
    }
}
