package io.flowlogs.source.s3;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.FutureTask;

/** The content of a small object that is fetched before somebody asks for it. Whoever asks before its turn came fetches it himself. */
final class FetchedAhead implements Runnable {
    private final FutureTask<byte[]> fetching;
    private final long size;
    private final InFlight inFlight;

    FetchedAhead(ObjectBytes bytes, InFlight inFlight) {
        this.size = bytes.object().size();
        this.inFlight = inFlight;
        this.fetching = new FutureTask<>(() -> {
            try (ObjectStream content = bytes.all()) {
                return content.readAllBytes();
            }
        });
    }

    @Override
    public void run() {
        fetching.run();
    }

    /** Hands over the content. Its bytes are in flight until the stream is closed. */
    InputStream open() throws IOException {
        fetching.run();
        try {
            return new Landing(DaemonPool.await(fetching));
        } catch (IOException | RuntimeException | Error e) {
            inFlight.release(size);
            throw e;
        }
    }

    /** Gives its bytes back when it is closed. */
    private final class Landing extends ByteArrayInputStream {
        private boolean closed;

        Landing(byte[] content) {
            super(content);
        }

        @Override
        public void close() {
            if (!closed) {
                closed = true;
                buf = new byte[0];
                count = 0;
                pos = 0;
                inFlight.release(size);
            }
        }
    }
}
