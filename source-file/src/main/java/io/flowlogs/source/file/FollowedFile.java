package io.flowlogs.source.file;

import io.flowlogs.record.FlowFields;
import io.flowlogs.record.FlowLogFormat;
import io.flowlogs.source.LineSink;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A file that is followed, wherever it is moved to. Hands over its whole lines from where the reading stands. */
final class FollowedFile {
    private static final int LONGEST_HEADER = 1 << 16;
    private static final int BYTE_ORDER_MARK = 3;

    final String key;
    private FileMark mark;
    private @Nullable Path path;
    private String name;
    private @Nullable FlowLogFormat header;
    private boolean headerSought;
    private @Nullable GzipLines gzip;
    private boolean pending;
    private boolean changed;
    private long seenSize = -1;
    private long seenTime;

    private boolean listed;
    private boolean sought;

    /** How many looks in a row it had nothing new, while it was not listed. */
    private int idle;

    FollowedFile(String key, FileMark mark) {
        this.key = key;
        this.mark = mark;
        this.name = "";
    }

    FileMark mark() {
        return mark;
    }

    @Nullable
    Path path() {
        return path;
    }

    /** It lies there now. */
    void found(Path place) {
        if (name.isEmpty()) {
            name = VisibleText.of(place.toString());
        }
        path = place;
        listed = true;
        sought = false;
        idle = 0;
    }

    /** It is called so now, which does not make it one of those that are listed. */
    void movedTo(Path place) {
        found(place);
        missed();
        sought = true;
    }

    /** It was not among those listed. */
    void missed() {
        listed = false;
    }

    /** Tells, once each time it is missed, whether it has to be looked for. */
    boolean isToBeSought() {
        boolean first = !listed && !sought;
        sought |= first;
        return first;
    }

    /** Tells whether it went away, and nothing is written to it any more. */
    boolean isGone(int patience) {
        return !listed && idle >= patience;
    }

    /** Of a compressed file that came to its end, there is none. */
    boolean mayHaveUnreadRest() {
        return mark.size() < 0;
    }

    /** It was looked at. */
    void looked(long read) {
        idle = listed || read > 0 ? 0 : idle + 1;
    }

    /** A listing says how large it is, and when it changed. */
    void sawChange(long size, long time) {
        changed |= size != seenSize || time != seenTime;
        seenSize = size;
        seenTime = time;
    }

    /** Tells whether there may be more to read than was read; of what is not listed, only a look can tell. */
    boolean mayHaveMore() {
        return changed || pending || !listed;
    }

    /** Passes over all there is, but for the beginning of a line that is being written. */
    void skipToEnd(FileChannel in) throws IOException {
        changed = false;
        if (GzipLines.isGzip(in)) {
            mark = mark.withSize(in.size()).checkedHead(in);
            return;
        }
        long place = behindLastNewline(in);
        mark = place == 0
                ? FileMark.BEGIN
                : mark.behind(place, -1).withHeader(0).checkedBefore(in);
    }

    private static long behindLastNewline(FileChannel in) throws IOException {
        ByteBuffer block = ByteBuffer.allocate(1 << 16);
        long end = in.size();
        while (end > 0) {
            long from = Math.max(0, end - block.capacity());
            block.clear().limit((int) (end - from));
            int read = in.read(block, from);
            for (int at = read - 1; at >= 0; at--) {
                if (block.get(at) == '\n') {
                    return from + at + 1;
                }
            }
            end = from;
        }
        return 0;
    }

    /**
     * Hands over whole lines until about as many bytes were read.
     *
     * @return how many bytes were read
     */
    long read(FileChannel in, WholeLines lines, LineSink sink, long budget) throws IOException {
        if (!mark.fits(in)) {
            beginAnew();
        }
        changed = false;
        long before = mark.offset();
        if (gzip != null || GzipLines.isGzip(in)) {
            readGzip(in, sink, budget);
        } else {
            readPlain(in, lines, sink, budget);
        }
        return mark.offset() - before;
    }

    /** It was cut off, or is another file. */
    private void beginAnew() {
        mark = FileMark.BEGIN;
        header = null;
        closeGzip();
    }

    private void readPlain(FileChannel in, WholeLines lines, LineSink sink, long budget) throws IOException {
        if (mark.offset() == 0 && startsWithByteOrderMark(in)) {
            mark = mark.behind(BYTE_ORDER_MARK, 0);
        }
        seekHeader(in);
        Handing handing = new Handing(sink);
        lines.reset();
        in.position(mark.offset());
        try {
            boolean end = lines.cut(
                    (target, from, length) -> in.read(ByteBuffer.wrap(target, from, length)), budget, handing);
            pending = !end;
        } finally {
            mark = mark.checkedBefore(in);
        }
    }

    private static boolean startsWithByteOrderMark(FileChannel in) throws IOException {
        ByteBuffer head = ByteBuffer.allocate(BYTE_ORDER_MARK);
        return in.read(head, 0) == BYTE_ORDER_MARK
                && head.get(0) == (byte) 0xef
                && head.get(1) == (byte) 0xbb
                && head.get(2) == (byte) 0xbf;
    }

    /** The header of lines that an earlier process read. */
    private void seekHeader(FileChannel in) throws IOException {
        if (headerSought || mark.header() < 0 || mark.offset() == 0) {
            return;
        }
        headerSought = true;
        ByteBuffer head = ByteBuffer.allocate(LONGEST_HEADER);
        int read = Math.max(0, in.read(head, mark.header()));
        String text = new String(head.array(), 0, read, StandardCharsets.UTF_8);
        int end = text.indexOf('\n');
        header = end < 0 ? null : FlowLogFormat.ofHeader(text.substring(text.startsWith("\ufeff") ? 1 : 0, end));
    }

    private void readGzip(FileChannel in, LineSink sink, long budget) throws IOException {
        if (gzip == null && mark.size() == in.size()) {
            return;
        }
        if (gzip == null) {
            gzip = new GzipLines(in, mark.offset());
            mark = mark.withSize(-1).checkedHead(in);
        }
        GzipLines.State state = gzip.cut(budget, new Handing(sink), this::noteHeader);
        pending = state == GzipLines.State.MORE;
        if (pending) {
            return;
        }
        String problem = gzip.problem();
        closeGzip();
        mark = mark.withSize(in.size());
        if (problem != null) {
            sink.malformed(name, problem);
        }
    }

    void closeGzip() {
        gzip = null;
        pending = false;
    }

    private void noteHeader(byte[] bytes, int from, int length) {
        FlowLogFormat found = headerIn(bytes, from, length);
        header = found == null ? header : found;
    }

    private static @Nullable FlowLogFormat headerIn(byte[] bytes, int from, int length) {
        boolean candidate = length > 0 && length < LONGEST_HEADER && bytes[from] >= 'a' && bytes[from] <= 'z';
        if (!candidate) {
            return null;
        }
        int end = from;
        while (end < from + length && bytes[end] > ' ') {
            end++;
        }
        boolean named = FlowFields.find(new String(bytes, from, end - from, StandardCharsets.UTF_8)) != null;
        return named ? FlowLogFormat.ofHeader(new String(bytes, from, length, StandardCharsets.UTF_8)) : null;
    }

    /** Hands lines over, the first one with where it lies and which format it has. */
    private final class Handing implements WholeLines.Taker {
        private final LineSink sink;
        private boolean begun;

        Handing(LineSink sink) {
            this.sink = sink;
        }

        @Override
        public void line(byte[] bytes, int from, int length, int taken) throws IOException {
            if (!begun) {
                begin();
            }
            FlowLogFormat found = headerIn(bytes, from, length);
            if (found != null) {
                header = found;
                mark = mark.withHeader(mark.offset());
            }
            sink.line(bytes, from, length, null);
            mark = mark.behind(mark.offset() + taken, mark.lines() < 0 ? -1 : mark.lines() + 1);
        }

        private void begin() throws IOException {
            begun = true;
            sink.begin(name, mark.lines(), mark.offset());
            if (header != null) {
                sink.format(header);
            }
        }
    }

    @Override
    public String toString() {
        return path == null ? key : VisibleText.of(path.toString());
    }
}
