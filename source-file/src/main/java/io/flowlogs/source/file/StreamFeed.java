package io.flowlogs.source.file;

import io.flowlogs.query.FlowPredicate;
import io.flowlogs.source.FlowFeed;
import io.flowlogs.source.LineSink;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.zip.GZIPInputStream;

/**
 * Follows what can be read once and only forward: standard input, a pipe. Everything comes, until it ends; who goes on later goes on with
 * what comes then.
 */
final class StreamFeed implements FlowFeed {
    private static final int MAGIC = 0x1f8b;

    private final FlowPredicate filter;
    private final WholeLines lines = new WholeLines();
    private final PushbackInputStream stored;
    private InputStream text;
    private boolean begun;
    private boolean ended;

    StreamFeed(OnceSplit stream, FlowPredicate filter) throws IOException {
        this.filter = filter;
        this.stored = new PushbackInputStream(stream.open(), 2);
        this.text = stored;
    }

    @Override
    public void poll(LineSink sink) throws IOException {
        if (!begun) {
            begun = true;
            undoCompression();
        }
        WholeLines.Taker taker = (bytes, from, length, taken) -> sink.line(bytes, from, length, null);
        if (lines.cut(text::read, 1, taker)) {
            lines.finish(taker);
            ended = true;
        }
    }

    private void undoCompression() throws IOException {
        byte[] head = stored.readNBytes(2);
        stored.unread(head);
        if (head.length == 2 && ((head[0] & 0xff) << 8 | (head[1] & 0xff)) == MAGIC) {
            text = new GZIPInputStream(stored, 1 << 16);
        }
    }

    @Override
    public boolean isCaughtUp() {
        return true;
    }

    @Override
    public boolean isEnded() {
        return ended;
    }

    @Override
    public String position() {
        return "";
    }

    @Override
    public FlowPredicate residual() {
        return filter;
    }

    @Override
    public void close() throws IOException {
        stored.close();
    }
}
