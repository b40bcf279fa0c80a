package io.flowlogs.source.cloudwatch;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.RetryableException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/**
 * Reads the answers of requests that have a place for them, and leaves nothing of them to the SDK, whose part is everything else: credentials,
 * signatures, endpoints, attempts and errors. An answer that breaks off is one that failed, and is asked for again.
 *
 * <p>Many answers may come in at the same time, but only as many are taken apart as there are processors: more would not be faster, and each then takes several
 * times the memory it came in with. Safe for use by several threads.
 */
final class AnswerReader implements ExecutionInterceptor {
    /** Where to put the answer; the last attempt's counts. */
    static final ExecutionAttribute<AtomicReference<@Nullable FilterAnswer>> ANSWER =
            new ExecutionAttribute<>("io.flowlogs.source.cloudwatch.Answer");

    private static final byte[] NOTHING_LEFT = "{}".getBytes(StandardCharsets.US_ASCII);

    /** AWS sends up to a megabyte of messages; escapes and names make that more, but not without end. */
    private static final int LONGEST = 64 << 20;

    private final Semaphore processors = new Semaphore(Runtime.getRuntime().availableProcessors(), true);

    @Override
    public Optional<InputStream> modifyHttpResponseContent(
            Context.ModifyHttpResponse context, ExecutionAttributes attributes) {
        AtomicReference<@Nullable FilterAnswer> place = attributes.getAttribute(ANSWER);
        Optional<InputStream> body = context.responseBody();
        if (place == null || body.isEmpty() || !context.httpResponse().isSuccessful()) {
            return body;
        }
        try {
            place.set(parsed(whole(body.get())));
        } catch (IOException e) {
            throw RetryableException.create("the answer could not be read: " + e.getMessage(), e);
        }
        return Optional.of(new ByteArrayInputStream(NOTHING_LEFT));
    }

    private static byte[] whole(InputStream body) throws IOException {
        try (body) {
            byte[] bytes = body.readNBytes(LONGEST);
            if (bytes.length == LONGEST) {
                throw new IOException("expected less than " + LONGEST + " bytes, found as many or more");
            }
            return bytes;
        }
    }

    /** Waits for nothing but processors, so that it is done whatever others wait for. */
    private FilterAnswer parsed(byte[] body) throws IOException {
        processors.acquireUninterruptibly();
        try {
            return FilterAnswerParser.parse(body);
        } finally {
            processors.release();
        }
    }
}
