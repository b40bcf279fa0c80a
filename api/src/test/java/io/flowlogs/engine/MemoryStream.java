package io.flowlogs.engine;

import java.io.IOException;
import java.io.InputStream;
import java.util.Random;

/** Reads {@link MemoryBytes} from the beginning. */
final class MemoryStream extends InputStream {
    private static final int SHORT = 70;

    private final MemoryBytes bytes;
    private final Random dice;
    private int at;

    MemoryStream(MemoryBytes bytes) {
        this.bytes = bytes;
        this.dice = new Random(bytes.seed());
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int left = reachable(bytes, at);
        if (left < 0) {
            return -1;
        }
        int wanted = bytes.seed() == 0 ? length : 1 + dice.nextInt(SHORT);
        int read = Math.min(Math.min(length, wanted), left);
        bytes.copy(at, target, offset, read);
        at += read;
        return read;
    }

    /** How many bytes can be read before the end or the fault; -1 at the end. */
    static int reachable(MemoryBytes bytes, long at) throws IOException {
        if (at >= bytes.faultAt()) {
            throw new IOException(MemoryBytes.FAULT);
        }
        long end = Math.min(bytes.length(), bytes.faultAt());
        return at >= end ? -1 : (int) (end - at);
    }

    /** A pipe never says what it holds. */
    @Override
    public int available() {
        return bytes.size().isPresent() ? bytes.length() - at : 0;
    }
}
