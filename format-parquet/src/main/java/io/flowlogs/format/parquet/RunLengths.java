package io.flowlogs.format.parquet;

import java.io.IOException;
import java.util.Arrays;

/**
 * Small numbers in runs, of one value or packed in bits: definition levels, and places in a dictionary. Many are read at once. What lies
 * beyond the end is damage.
 */
final class RunLengths {
    private static final int MAX_WIDTH = 32;
    private static final int GROUP = 8;

    private byte[] bytes = new byte[0];
    private int at;
    private int end;
    private int width;
    private long left;
    private boolean packed;
    private int value;
    private long bit;

    /** Begins with the first run. */
    void over(byte[] padded, int from, int to, int bits) throws IOException {
        if (bits > MAX_WIDTH || bits < 0) {
            throw new IOException("expected numbers of at most 32 bits, found " + bits + ". The file is damaged.");
        }
        bytes = padded;
        at = from;
        end = to;
        width = bits;
        left = 0;
    }

    /** Reads the next numbers. */
    void read(int[] target, int count) throws IOException {
        int done = 0;
        while (done < count) {
            if (left == 0) {
                nextRun();
            }
            int now = (int) Math.min(left, count - done);
            if (packed) {
                unpack(target, done, now);
            } else {
                Arrays.fill(target, done, done + now, value);
            }
            left -= now;
            done += now;
        }
    }

    private void nextRun() throws IOException {
        long header = varint();
        packed = (header & 1) != 0;
        left = (header >>> 1) * (packed ? GROUP : 1);
        if (packed) {
            bit = (long) at * Byte.SIZE;
            at = advanced((header >>> 1) * width);
        } else {
            int length = (width + Byte.SIZE - 1) / Byte.SIZE;
            int next = advanced(length);
            value = 0;
            for (int i = 0; i < length; i++) {
                value |= (bytes[at + i] & 0xff) << (Byte.SIZE * i);
            }
            at = next;
        }
    }

    /** The last run of some writers promises more groups than there are bytes, all of them beyond the last value. */
    private int advanced(long length) throws IOException {
        if (length > end - at) {
            if (!packed || at >= end) {
                throw ended();
            }
            left = Math.min(left, width == 0 ? left : (long) (end - at) * Byte.SIZE / width);
            return end;
        }
        return at + (int) length;
    }

    private static IOException ended() {
        return new IOException("expected more values, found the end of the page. The file is damaged.");
    }

    private long varint() throws IOException {
        long found = 0;
        for (int shift = 0; shift < MAX_WIDTH + 3; shift += 7) {
            if (at >= end) {
                throw ended();
            }
            int next = bytes[at++];
            found |= (long) (next & 0x7f) << shift;
            if (next >= 0) {
                return found;
            }
        }
        throw new IOException("expected the length of a run, found a larger number. The file is damaged.");
    }

    private void unpack(int[] target, int from, int count) {
        long mask = (1L << width) - 1;
        long place = bit;
        for (int i = from; i < from + count; i++) {
            target[i] = (int) (Bytes.longAt(bytes, (int) (place >>> 3)) >>> (place & 7) & mask);
            place += width;
        }
        bit = place;
    }
}
