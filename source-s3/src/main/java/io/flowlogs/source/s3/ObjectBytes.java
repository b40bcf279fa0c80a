package io.flowlogs.source.s3;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/**
 * The bytes of one object, of one version: that of the first answer, so that pieces read at different times belong together. Safe for use
 * by several threads.
 */
final class ObjectBytes {
    private final S3Calls calls;
    private final StoredObject object;
    private final AtomicReference<@Nullable String> tag = new AtomicReference<>();

    ObjectBytes(S3Calls calls, StoredObject object) {
        this.calls = calls;
        this.object = object;
    }

    StoredObject object() {
        return object;
    }

    Effort effort() {
        return calls.effort();
    }

    /** All of them. */
    ObjectStream all() throws IOException {
        effort().objects.increment();
        return new ObjectStream(this, 0, ObjectStream.TO_THE_END);
    }

    /** Those from one offset to another, exclusive. */
    ObjectStream range(long from, long to) throws IOException {
        return new ObjectStream(this, from, to);
    }

    /** Sends one request for a part. */
    ResponseInputStream<GetObjectResponse> request(long from, long to) throws IOException {
        ResponseInputStream<GetObjectResponse> answer = calls.get(object.key(), rangeText(from, to), tag.get());
        String found = answer.response().eTag();
        if (found != null) {
            tag.compareAndSet(null, found);
        }
        return answer;
    }

    private static @Nullable String rangeText(long from, long to) {
        if (to == ObjectStream.TO_THE_END) {
            return from == 0 ? null : "bytes=" + from + "-";
        }
        return "bytes=" + from + "-" + (to - 1);
    }
}
