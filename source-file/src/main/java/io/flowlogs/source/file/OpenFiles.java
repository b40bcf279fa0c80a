package io.flowlogs.source.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The files that are held open, so that what is written last can still be read when they are moved or removed; those used latest, a
 * bounded number. Closed by any thread.
 */
final class OpenFiles {
    private static final int MOST = 64;

    private final Map<FollowedFile, FileChannel> open = new LinkedHashMap<>(16, 0.75f, true);
    private boolean closed;

    /** Returns the open file, or null. */
    synchronized @Nullable FileChannel get(FollowedFile file) {
        return open.get(file);
    }

    /** Opens a file; null when meanwhile another one is in its place. */
    @Nullable
    FileChannel open(FollowedFile file, Path path) throws IOException {
        FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
        try {
            if (FileKey.of(path).equals(file.key)) {
                enter(file, channel);
                return channel;
            }
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        channel.close();
        return null;
    }

    private synchronized void enter(FollowedFile file, FileChannel channel) throws IOException {
        if (closed) {
            throw new IOException("expected an open source, found a closed one.");
        }
        open.put(file, channel);
        if (open.size() > MOST) {
            close(open.keySet().iterator().next());
        }
    }

    synchronized void close(FollowedFile file) throws IOException {
        FileChannel channel = open.remove(file);
        if (channel != null) {
            file.closeGzip();
            channel.close();
        }
    }

    synchronized void closeAll() throws IOException {
        closed = true;
        List<FollowedFile> files = new ArrayList<>(open.keySet());
        for (FollowedFile file : files) {
            close(file);
        }
    }
}
