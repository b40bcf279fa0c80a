package io.flowlogs.source.file;

import io.flowlogs.source.Split;
import java.io.FileInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
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
        return new OnceSplit(
                VisibleText.of(path.toString()), () -> new OnlyForward(new FileInputStream(path.toFile())));
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

    /** A pipe cannot tell its position, which channels and some methods of files would ask for. */
    private static final class OnlyForward extends FilterInputStream {
        OnlyForward(InputStream in) {
            super(in);
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
