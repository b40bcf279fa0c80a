package io.flowlogs.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Standard output behind one large buffer, without the locks and encoders of {@link System#out}. Used by one thread.
 *
 * <p>When the reader of a pipe is gone, there is nothing left to do for anybody: the process ends at once.
 */
final class StandardOutput extends OutputStream {
    private static final int SIZE = 1 << 17;
    private static final String LINUX_LINK = "/proc/self/fd/1";

    private final OutputStream target;
    private final boolean toTerminal;
    private final Runnable brokenPipe;
    private final byte[] buffer = new byte[SIZE];
    private int count;

    StandardOutput(OutputStream target, boolean toTerminal, Runnable brokenPipe) {
        this.target = target;
        this.toTerminal = toTerminal;
        this.brokenPipe = brokenPipe;
    }

    static StandardOutput ofProcess(boolean toTerminal, Runnable brokenPipe) {
        return new StandardOutput(new FileOutputStream(FileDescriptor.out), toTerminal, brokenPipe);
    }

    @Override
    public void write(int value) throws IOException {
        if (count == SIZE) {
            drain();
        }
        buffer[count++] = (byte) value;
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        if (length > SIZE - count) {
            drain();
        }
        if (length >= SIZE) {
            pass(bytes, from, length);
            return;
        }
        System.arraycopy(bytes, from, buffer, count, length);
        count += length;
        if (toTerminal) {
            drain();
        }
    }

    @Override
    public void flush() throws IOException {
        drain();
    }

    private void drain() throws IOException {
        int length = count;
        count = 0;
        if (length > 0) {
            pass(buffer, 0, length);
        }
    }

    private void pass(byte[] bytes, int from, int length) throws IOException {
        try {
            target.write(bytes, from, length);
        } catch (IOException e) {
            if (isBrokenPipe(e)) {
                brokenPipe.run();
            }
            throw new IOException("standard output: expected to write on, found: " + e.getMessage(), e);
        }
    }

    /** The message is the system's and may be in any language; a pipe can fail in no other way. */
    private static boolean isBrokenPipe(IOException e) {
        String message = String.valueOf(e.getMessage());
        return message.contains("roken pipe") || message.contains("EPIPE") || isPipe();
    }

    private static boolean isPipe() {
        try {
            String link = Files.readSymbolicLink(Path.of(LINUX_LINK)).toString();
            return link.startsWith("pipe:") || link.startsWith("socket:");
        } catch (IOException | UnsupportedOperationException otherSystem) {
            return false;
        }
    }
}
