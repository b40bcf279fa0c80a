package org.example.flowlogs.http;

import java.io.EOFException;
import java.io.IOException;
import java.net.URI;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One version of a file: that which was listed, or else that which was read first. All bytes are of this one; where the server has another by
 * now, reading fails. Safe for use by several threads.
 */
final class StoredFile {
    static final long TO_THE_END = Long.MAX_VALUE;

    private static final Pattern CONTENT_RANGE = Pattern.compile("bytes (\\d{1,18})-(\\d{1,18})/(\\d{1,18}|\\*)");

    private final URI address;
    private final WebClient web;
    private final AtomicReference<@Nullable Version> version = new AtomicReference<>();

    StoredFile(URI address, WebClient web, @Nullable Version listed) {
        this.address = address;
        this.web = web;
        this.version.set(listed);
    }

    OptionalLong length() {
        Version known = version.get();
        return known == null ? OptionalLong.empty() : known.length();
    }

    Effort effort() {
        return web.effort();
    }

    /** Whether reading may go on in the middle. */
    boolean isTellable() {
        Version known = version.get();
        return known != null && known.isTellable();
    }

    /**
     * Bytes that were asked for.
     *
     * @param body the bytes
     * @param end where in the file they end, or {@link #TO_THE_END} where the server does not say
     */
    record Part(ResponseBody body, long end) {}

    /** Asks for the bytes from one place to another. */
    Part part(long from, long to) throws IOException {
        boolean isWhole = from == 0 && to == TO_THE_END;
        Answer answer = web.send(isWhole ? whole() : range(from, to));
        try {
            return switch (answer.status()) {
                case 200 -> all(answer, from, to);
                case 206 -> some(answer, from, to);
                case 412, 416 -> throw changed();
                default -> throw answer.problem("a file");
            };
        } catch (IOException e) {
            answer.close();
            throw e;
        }
    }

    private Ask whole() {
        Ask ask = Ask.get(address);
        Version known = version.get();
        if (known != null && known.tag() != null) {
            return ask.with("If-Match", known.tag());
        } else if (known != null && known.modified() != null) {
            return ask.with("If-Unmodified-Since", known.modified());
        }
        return ask;
    }

    /** Where the file changed, the server answers with all of it, and the version tells. */
    private Ask range(long from, long to) {
        Ask ask = Ask.get(address).with("Range", "bytes=" + from + "-" + (to == TO_THE_END ? "" : to - 1));
        Version known = version.get();
        String tag = known == null ? null : known.tag();
        String condition = tag != null || known == null ? tag : known.modified();
        return condition == null ? ask : ask.with("If-Range", condition);
    }

    private Part all(Answer answer, long from, long to) throws IOException {
        if (answer.isWebPage()) {
            throw new IOException("expected a flow log, found a web page. Leave it out by the option include-files.");
        }
        Version found = Version.of(answer, answer.length());
        requireVersion(found, from > 0);
        if (to != TO_THE_END) {
            throw new IOException(
                    "expected a part of the file, found that the web server gives all of it. Use the option"
                            + " no-ranges.");
        }
        skip(answer.body(), from);
        OptionalLong length = found.length().isPresent() ? found.length() : length();
        return new Part(answer.body(), length.orElse(TO_THE_END));
    }

    /** A server that does not know ranges begins anew. */
    private static void skip(ResponseBody body, long bytes) throws IOException {
        try {
            body.skipNBytes(bytes);
        } catch (EOFException e) {
            throw new IOException("expected " + bytes + " bytes again, found fewer.", e);
        }
    }

    private Part some(Answer answer, long from, long to) throws IOException {
        Matcher range = CONTENT_RANGE.matcher(String.valueOf(answer.header("content-range")));
        if (!range.matches() || Long.parseLong(range.group(1)) != from) {
            throw wrongPart(from, answer);
        }
        long end = Long.parseLong(range.group(2)) + 1;
        if (end <= from || end > to) {
            throw wrongPart(from, answer);
        }
        boolean toldLength = !range.group(3).equals("*");
        OptionalLong length = toldLength ? OptionalLong.of(Long.parseLong(range.group(3))) : OptionalLong.empty();
        requireVersion(Version.of(answer, length), true);
        return new Part(answer.body(), end);
    }

    private static IOException wrongPart(long from, Answer answer) {
        return new IOException("expected the bytes from " + from + ", found those of '"
                + Shown.text(answer.header("content-range")) + "'. Use the option no-ranges.");
    }

    private void requireVersion(Version found, boolean goesOn) throws IOException {
        Version known = version.compareAndExchange(null, found);
        if (known == null) {
            return;
        } else if (known.contradicts(found)) {
            throw changed();
        } else if (goesOn && !known.isSame(found)) {
            throw new IOException("expected the same file again, found that the web server does not tell whether it is:"
                    + " it sends neither an ETag nor Last-Modified. Ask again.");
        }
    }

    private static IOException changed() {
        return new ChangedException();
    }

    /** Asking again does not help. */
    static final class ChangedException extends IOException {
        private static final long serialVersionUID = 1L;

        ChangedException() {
            super("expected the file as it was listed, found that it changed on the web server meanwhile. Ask again.");
        }
    }
}
