package io.flowlogs.source.cloudwatch;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * The events that were handed over of late, by 64 bits of a digest of their ids, in bounded memory. That two events of a million have the same 64 bits has
 * a chance of less than one in ten million. Used by one thread.
 */
final class SeenEvents {
    /** About 40 MB; more events than this within the overlap shorten it. */
    static final int MOST = 500_000;

    private final int most;
    private final Map<Long, Long> times = new HashMap<>();

    SeenEvents(int most) {
        this.most = most;
    }

    boolean contains(String id) {
        return times.containsKey(digest(id));
    }

    void add(String id, long time) {
        times.put(digest(id), time);
    }

    boolean isFull() {
        return times.size() > most;
    }

    private static long digest(String id) {
        return UUID.nameUUIDFromBytes(id.getBytes(StandardCharsets.UTF_8)).getMostSignificantBits();
    }

    /** Forgets what lies before a time. */
    void forgetBefore(long time) {
        times.values().removeIf(seen -> seen < time);
    }

    /**
     * When there are too many, forgets the older half.
     *
     * @return the time before which nothing is known any more, or {@link Long#MIN_VALUE} when there was no need
     */
    long shorten() {
        if (!isFull()) {
            return Long.MIN_VALUE;
        }
        long[] sorted =
                times.values().stream().mapToLong(Long::longValue).sorted().toArray();
        long cut = sorted[sorted.length / 2] + 1;
        forgetBefore(cut);
        return cut;
    }

    int size() {
        return times.size();
    }

    /** Writes the digests, without their times. */
    String encoded() {
        ByteBuffer bytes = ByteBuffer.allocate(times.size() * Long.BYTES);
        times.keySet().stream().sorted().forEach(bytes::putLong);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    /** Remembers what {@link #encoded} wrote, as seen at a time. */
    void addEncoded(String text, long time) {
        ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
        while (bytes.remaining() >= Long.BYTES) {
            times.put(bytes.getLong(), time);
        }
    }
}
