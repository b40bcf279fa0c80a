package org.example.flowlogs.http;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a web server answered. Closed by whoever asked.
 *
 * @param address where the answer is from, after redirects
 * @param status the code
 * @param headers the headers
 * @param body the bytes, as they come
 */
record Answer(URI address, int status, HttpHeaders headers, ResponseBody body) implements AutoCloseable {
    private static final Pattern TAG = Pattern.compile("(?:W/)?\"[!#-~]{0,500}\"");
    private static final Pattern TIME = Pattern.compile("[A-Za-z0-9,: +-]{1,60}");

    static Answer of(HttpResponse<ResponseBody> response) {
        return new Answer(response.uri(), response.statusCode(), response.headers(), response.body());
    }

    boolean isRedirect() {
        return status >= 301 && status <= 308 && status != 304 && header("location") != null;
    }

    /** Whether the same may be answered otherwise a little later. */
    boolean isPassing() {
        return status == 429 || status == 500 || status == 502 || status == 503 || status == 504;
    }

    @Nullable
    String header(String name) {
        return headers.firstValue(name).orElse(null);
    }

    /** The entity tag, or null where there is none that could be sent back. */
    @Nullable
    String tag() {
        String tag = header("etag");
        return tag != null && TAG.matcher(tag).matches() ? tag : null;
    }

    /** The time of the last change, as it is written, or null. */
    @Nullable
    String modified() {
        String modified = header("last-modified");
        return modified != null && TIME.matcher(modified).matches() ? modified : null;
    }

    OptionalLong length() {
        try {
            return headers.firstValueAsLong("content-length");
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }

    boolean isWebPage() {
        String type = headers.firstValue("content-type").orElse("").toLowerCase(Locale.ROOT);
        return type.startsWith("text/html") || type.startsWith("application/xhtml");
    }

    /** What there is to be said of an answer that is of no use, in a sentence. */
    IOException problem(String wanted) {
        return switch (status) {
            case 401, 407 -> WebProblems.refused(this);
            case 403 ->
                new IOException("expected " + wanted + ", found that the web server does not give it (403). Ask whoever"
                        + " runs it, or give http-user and http-password, or http-token.");
            case 404, 410 ->
                new IOException("expected " + wanted + ", found nothing there (" + status
                        + "). Correct the address, or ask again.");
            default -> new IOException("expected " + wanted + ", found the answer " + status + ". Ask again later.");
        };
    }

    @Override
    public void close() {
        body.close();
    }
}
