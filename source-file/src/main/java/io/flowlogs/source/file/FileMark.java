package io.flowlogs.source.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Arrays;
import java.util.zip.CRC32;

/**
 * Where the reading of a file stands.
 *
 * @param offset behind the last line handed over, in the decompressed text
 * @param size what the size of a compressed file was when it was read as far as it goes, or -1
 * @param lines the lines before the offset, or -1 when nobody counted them
 * @param header where the latest header of a plain file begins, or -1
 * @param checkFrom where the bytes begin by which the file is recognized
 * @param checkLength how many they are
 * @param check what they add up to
 */
record FileMark(long offset, long size, long lines, long header, long checkFrom, int checkLength, long check) {
    static final FileMark BEGIN = new FileMark(0, -1, 0, -1, 0, 0, 0);

    private static final int CHECKED_BEFORE = 256;
    private static final int CHECKED_HEAD = 64;
    private static final int NUMBERS = 7;

    /** A plain file is recognized by the bytes just before the offset, which hold what other files do not. */
    FileMark checkedBefore(FileChannel file) throws IOException {
        long from = Math.max(0, offset - CHECKED_BEFORE);
        return checked(file, from, (int) (offset - from));
    }

    /** A compressed file is recognized by its beginning. */
    FileMark checkedHead(FileChannel file) throws IOException {
        return checked(file, 0, (int) Math.min(CHECKED_HEAD, file.size()));
    }

    private FileMark checked(FileChannel file, long from, int length) throws IOException {
        return new FileMark(offset, size, lines, header, from, length, sum(file, from, length));
    }

    /** Tells whether the file still has what this mark was made behind. The same inode may hold another file since. */
    boolean fits(FileChannel file) throws IOException {
        return checkLength == 0
                || (file.size() >= checkFrom + checkLength && sum(file, checkFrom, checkLength) == check);
    }

    private static long sum(FileChannel file, long from, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        long at = from;
        while (bytes.hasRemaining()) {
            int read = file.read(bytes, at);
            if (read < 0) {
                return -1; // Cut off meanwhile: fits nothing.
            }
            at += read;
        }
        CRC32 sum = new CRC32();
        sum.update(bytes.array());
        return sum.getValue();
    }

    FileMark behind(long place, long linesThere) {
        return new FileMark(place, size, linesThere, header, checkFrom, checkLength, check);
    }

    FileMark withHeader(long place) {
        return new FileMark(offset, size, lines, place, checkFrom, checkLength, check);
    }

    FileMark withSize(long known) {
        return new FileMark(offset, known, lines, header, checkFrom, checkLength, check);
    }

    String toText() {
        return offset + ":" + size + ":" + lines + ":" + header + ":" + checkFrom + ":" + checkLength + ":" + check;
    }

    /**
     * Reads what {@link #toText} wrote.
     *
     * @throws IllegalArgumentException when it is something else
     */
    static FileMark parse(String text) {
        long[] numbers =
                Arrays.stream(text.split(":", -1)).mapToLong(Long::parseLong).toArray();
        boolean sane = numbers.length == NUMBERS
                && numbers[0] >= 0
                && numbers[4] >= 0
                && numbers[5] >= 0
                && numbers[5] <= CHECKED_BEFORE;
        if (!sane) {
            throw new IllegalArgumentException("expected seven numbers");
        }
        return new FileMark(numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], (int) numbers[5], numbers[6]);
    }
}
