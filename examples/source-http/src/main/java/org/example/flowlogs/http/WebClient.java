package org.example.flowlogs.http;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.concurrent.ThreadLocalRandom;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Asks one web server, and no other: redirects are followed only where they stay there, so that neither secrets nor questions go elsewhere.
 * What may pass is asked again. Safe for use by several threads.
 */
final class WebClient {
    private static final int MOST_ATTEMPTS = 4;
    private static final int MOST_REDIRECTS = 5;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    private final WebOptions options;
    private final Effort effort;
    private final Pause pause;
    private final HttpClient client;
    private volatile boolean closed;

    WebClient(WebOptions options, Effort effort, Pause pause) {
        this.options = options;
        this.effort = effort;
        this.pause = pause;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(options.timeout())
                .build();
    }

    Effort effort() {
        return effort;
    }

    /** From now on nothing is asked. Java 17 has no way to close the client: without work, its threads end by themselves. */
    void close() {
        closed = true;
    }

    /** Asks, and asks again where that may help. The answer may be any that is not passing. */
    Answer send(Ask ask) throws IOException {
        for (int attempt = 1; ; attempt++) {
            Duration wait = FIRST_PAUSE.multipliedBy(1L << (attempt - 1));
            try {
                Answer answer = following(ask);
                if (!answer.isPassing()) {
                    return answer;
                }
                answer.close();
                wait = asServerSays(answer, wait);
                if (attempt == MOST_ATTEMPTS) {
                    throw WebProblems.busy(answer, null);
                }
            } catch (InterruptedIOException e) {
                throw e;
            } catch (Unreachable e) {
                if (attempt == MOST_ATTEMPTS || e.isLasting()) {
                    throw WebProblems.unreachable(ask.address(), e.reason());
                }
            }
            effort.repeated.increment();
            sleep(wait);
        }
    }

    /** A failure before there was an answer. */
    private static final class Unreachable extends IOException {
        private static final long serialVersionUID = 1L;
        private final IOException reason;

        Unreachable(IOException reason) {
            super(reason);
            this.reason = reason;
        }

        IOException reason() {
            return reason;
        }

        /** Names that nobody knows and certificates that nobody trusts stay as they are. */
        boolean isLasting() {
            return reason instanceof SSLException || WebProblems.hasCause(reason, UnresolvedAddressException.class);
        }
    }

    private Answer following(Ask ask) throws IOException {
        Ask current = ask;
        for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
            Answer answer = exchange(current);
            if (!answer.isRedirect()) {
                return answer;
            }
            answer.close();
            current = current.at(target(answer));
        }
        throw new IOException("expected an answer, found more than " + MOST_REDIRECTS
                + " redirects one after another. Correct the address.");
    }

    private static URI target(Answer redirect) throws IOException {
        String told = redirect.header("location");
        try {
            URI target = redirect.address().resolve(new URI(UrlText.canonical(told == null ? "" : told)));
            if (isSameServer(redirect.address(), target)) {
                return target;
            }
        } catch (URISyntaxException e) {
            throw elsewhere(redirect, told);
        }
        throw elsewhere(redirect, told);
    }

    private static IOException elsewhere(Answer redirect, @Nullable String told) {
        return new IOException("expected redirects that stay on " + WebProblems.host(redirect.address())
                + ", found one to " + Shown.text(withoutQuery(told)) + ". Give that address, if you trust it.");
    }

    /** Redirects to other services often hold a signature. */
    private static @Nullable String withoutQuery(@Nullable String told) {
        int query = told == null ? -1 : told.indexOf('?');
        String shown = told == null || query < 0 ? told : told.substring(0, query);
        return shown == null ? null : shown.replaceFirst("//[^/]*@", "//");
    }

    static boolean isSameServer(URI one, URI other) {
        return one.getScheme().equalsIgnoreCase(String.valueOf(other.getScheme()))
                && one.getHost().equalsIgnoreCase(String.valueOf(other.getHost()))
                && port(one) == port(other)
                && other.getRawUserInfo() == null;
    }

    private static int port(URI address) {
        int usual = address.getScheme().equalsIgnoreCase("https") ? 443 : 80;
        return address.getPort() < 0 ? usual : address.getPort();
    }

    private Answer exchange(Ask ask) throws IOException {
        if (closed) {
            throw new IOException("expected an open source, found that it was closed. Open it again.");
        } else if (Thread.currentThread().isInterrupted()) {
            throw new InterruptedIOException("interrupted before a web server was asked.");
        }
        effort.requests.increment();
        try {
            return Answer.of(client.send(request(ask), info -> new ResponseBody(options.timeout())));
        } catch (InterruptedException e) {
            throw interrupted(e);
        } catch (IOException e) {
            throw new Unreachable(e);
        }
    }

    private HttpRequest request(Ask ask) {
        HttpRequest.Builder request = HttpRequest.newBuilder(ask.address())
                .method(ask.method(), BodyPublishers.noBody())
                .timeout(options.timeout())
                .header("User-Agent", "flowlogs-source-http")
                .header("Accept-Encoding", "identity");
        ask.headers().forEach(request::header);
        String authorization = options.authorization();
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        return request.build();
    }

    private Duration asServerSays(Answer answer, Duration otherwise) throws IOException {
        String told = answer.header("retry-after");
        Duration asked = told == null ? null : retryAfter(told.strip());
        if (asked != null && asked.compareTo(LONGEST_PAUSE) > 0) {
            throw WebProblems.busy(answer, asked.toSeconds() + "s");
        }
        return asked == null ? otherwise : asked;
    }

    private static @Nullable Duration retryAfter(String told) {
        try {
            if (told.matches("\\d{1,9}")) {
                return Duration.ofSeconds(Long.parseLong(told));
            }
            ZonedDateTime until = ZonedDateTime.parse(told, DateTimeFormatter.RFC_1123_DATE_TIME);
            Duration left = Duration.between(ZonedDateTime.now(until.getZone()), until);
            return left.isNegative() ? Duration.ZERO : left;
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    /** Somewhat more than said, and not for all the same, so that they do not come back at once. */
    private void sleep(Duration wait) throws IOException {
        try {
            pause.await(wait.plusMillis(ThreadLocalRandom.current().nextLong(wait.toMillis() / 4 + 1)));
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static InterruptedIOException interrupted(InterruptedException cause) {
        Thread.currentThread().interrupt();
        InterruptedIOException interrupted = new InterruptedIOException("interrupted while waiting for a web server.");
        interrupted.initCause(cause);
        return interrupted;
    }
}
