package io.flowlogs.source.file;

import io.flowlogs.source.Split;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.channels.Channels;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;

/** A stream whose bytes are gone once they were read: standard input, a pipe, a device. */
final class OnceSplit implements Split.OfBytes {
    private final String name;
    private final Opener opener;
    private final AtomicBoolean opened = new AtomicBoolean();

    private OnceSplit(String name, Opener opener) {
        this.name = name;
        this.opener = opener;
    }

    @FunctionalInterface
    private interface Opener {
        InputStream open() throws IOException;
    }

    static OnceSplit ofStandardInput() {
        return new OnceSplit("standard input", () -> new Unclosed(System.in));
    }

    static OnceSplit of(Path path) {
        return new OnceSplit(VisibleText.of(path.toString()), () -> new Interruptible(path));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public OptionalLong size() {
        return OptionalLong.empty();
    }

    @Override
    public InputStream open() throws IOException {
        if (opened.getAndSet(true)) {
            throw new IOException("expected to be read once, found a second reading of a stream that keeps nothing."
                    + " Save it to a file, and read that.");
        }
        try {
            return opener.open();
        } catch (IOException e) {
            throw new IOException(FileProblem.describe(e), e);
        }
    }

    @Override
    public String toString() {
        return name;
    }

    /** Who waits for the next bytes of a pipe can be interrupted. Channels would ask for a position, too, which a pipe cannot tell. */
    private static final class Interruptible extends InputStream {
        private final InputStream pipe;

        Interruptible(Path path) throws IOException {
            pipe = Channels.newInputStream(FileChannel.open(path));
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            try {
                return pipe.read(target, offset, length);
            } catch (ClosedByInterruptException e) {
                throw new InterruptedIOException("interrupted while reading a pipe.");
            }
        }

        @Override
        public void close() throws IOException {
            pipe.close();
        }
    }

    /** Standard input belongs to the program, not to whoever reads a split. */
    private static final class Unclosed extends FilterInputStream {
        Unclosed(InputStream in) {
            super(in);
        }

        @Override
        public void close() {}
    }
}
