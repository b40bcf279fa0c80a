package io.flowlogs.internal.plan;

import io.flowlogs.internal.text.AddressText;
import io.flowlogs.query.GroupKey;
import io.flowlogs.record.FieldKind;
import java.util.Arrays;
import java.util.List;

/**
 * How the key fields of a group are packed into words. A small number or the number of a text takes half a word, as value plus one, so
 * that 0 says missing; a large number a word, likewise; an address half a word where all addresses are IPv4 and none is missing (narrow), else
 * two words (wide). What addresses of a wide key are missing is told by bits of a half word of their own.
 */
final class KeyLayout {
    private final FieldKind[] kinds;
    private final boolean wide;
    private final int[] halves;
    private final boolean[] addresses;
    private final boolean[] wholeWords;
    private final int missingHalf;
    private final int[] missingBits;
    private final int words;

    KeyLayout(List<GroupKey> keys, boolean wide) {
        this.kinds = keys.stream().map(GroupKey::kind).toArray(FieldKind[]::new);
        this.wide = wide;
        this.halves = new int[kinds.length];
        this.addresses = new boolean[kinds.length];
        this.wholeWords = new boolean[kinds.length];
        for (int key = 0; key < kinds.length; key++) {
            addresses[key] = kinds[key] == FieldKind.ADDRESS;
            wholeWords[key] = !addresses[key] && size(kinds[key]) == 2;
        }
        int next = 0;
        for (int key = 0; key < kinds.length; key++) {
            if (size(kinds[key]) > 1) {
                halves[key] = next;
                next += size(kinds[key]);
            }
        }
        for (int key = 0; key < kinds.length; key++) {
            if (size(kinds[key]) == 1) {
                halves[key] = next++;
            }
        }
        this.missingBits = missingBits();
        this.missingHalf = wide && hasAddress() ? next++ : -1;
        this.words = (next + 1) / 2;
    }

    private int size(FieldKind kind) {
        if (kind == FieldKind.ADDRESS) {
            return wide ? 4 : 1;
        }
        return kind == FieldKind.LONG || kind == FieldKind.TIMESTAMP ? 2 : 1;
    }

    /** Only addresses need a bit, and there are fewer documented address fields than bits. */
    private int[] missingBits() {
        int[] bits = new int[kinds.length];
        int next = 0;
        for (int key = 0; key < kinds.length; key++) {
            bits[key] = kinds[key] == FieldKind.ADDRESS ? next++ : -1;
        }
        return bits;
    }

    private boolean hasAddress() {
        return Arrays.asList(kinds).contains(FieldKind.ADDRESS);
    }

    int count() {
        return kinds.length;
    }

    int words() {
        return words;
    }

    boolean isWide() {
        return wide;
    }

    boolean isAddress(int key) {
        return addresses[key];
    }

    FieldKind kind(int key) {
        return kinds[key];
    }

    void putAddress(long[] target, int at, int key, long high, long low) {
        if (wide) {
            target[at + halves[key] / 2] = high;
            target[at + halves[key] / 2 + 1] = low;
        } else {
            putHalf(target, at, halves[key], low & 0xffffffffL);
        }
    }

    void putMissingAddress(long[] target, int at, int key) {
        putHalf(target, at, missingHalf, 1L << missingBits[key]);
    }

    void putNumber(long[] target, int at, int key, long value) {
        if (wholeWords[key]) {
            target[at + halves[key] / 2] = value + 1;
        } else {
            putHalf(target, at, halves[key], value + 1);
        }
    }

    private static void putHalf(long[] target, int at, int half, long value) {
        target[at + (half >>> 1)] |= value << ((half & 1) << 5);
    }

    private static long half(long[] source, int at, int half) {
        return (source[at + (half >>> 1)] >>> ((half & 1) << 5)) & 0xffffffffL;
    }

    boolean isMissing(long[] source, int at, int key) {
        if (addresses[key]) {
            return wide && ((half(source, at, missingHalf) >>> missingBits[key]) & 1) != 0;
        }
        return wholeWords[key] ? source[at + halves[key] / 2] == 0 : half(source, at, halves[key]) == 0;
    }

    /** Reads the first keys of a packed key, as many as there is room for. */
    void unpack(long[] source, int at, KeyValues into) {
        into.isNarrow = true;
        for (int key = 0; key < into.numbers.length; key++) {
            into.missing[key] = isMissing(source, at, key);
            if (addresses[key]) {
                into.highs[key] = high(source, at, key);
                into.numbers[key] = low(source, at, key);
                into.isNarrow &= !into.missing[key] && AddressText.isIpv4(into.highs[key], into.numbers[key]);
            } else if (!into.missing[key]) {
                into.numbers[key] = number(source, at, key);
            }
        }
    }

    long number(long[] source, int at, int key) {
        return (wholeWords[key] ? source[at + halves[key] / 2] : half(source, at, halves[key])) - 1;
    }

    long high(long[] source, int at, int key) {
        return wide ? source[at + halves[key] / 2] : 0;
    }

    long low(long[] source, int at, int key) {
        return wide ? source[at + halves[key] / 2 + 1] : AddressText.IPV4_PREFIX | half(source, at, halves[key]);
    }
}
