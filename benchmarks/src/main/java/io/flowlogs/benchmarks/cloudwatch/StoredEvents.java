package io.flowlogs.benchmarks.cloudwatch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** The events of a log group in the order of time, each as the JSON an answer has, so that a page is but a few pieces of memory. Immutable. */
final class StoredEvents {
    /** As many events as AWS gives at once, and as many bytes of messages, each with what AWS counts beside it. */
    private static final int MOST_EVENTS = 10_000;

    private static final int MOST_BYTES = 1 << 20;
    private static final int BESIDE_MESSAGE = 26;

    /** Events are kept in pieces of this many, since all of them may be more than an array can hold. */
    private static final int PIECE = 1 << 13;

    private final long[] times;

    /** For each event, what those before it weigh. */
    private final long[] weights;

    /** For each event, where in its piece it begins: with the comma that separates it from the one before. */
    private final int[] starts;

    private final List<byte[]> pieces = new ArrayList<>();

    /**
     * An event.
     *
     * @param time when it was, in milliseconds
     * @param messageBytes the length of its message
     * @param json all of it, as an object
     */
    record Event(long time, int messageBytes, byte[] json) {}

    StoredEvents(List<Event> events) {
        List<Event> sorted = new ArrayList<>(events);
        sorted.sort(Comparator.comparingLong(Event::time));
        times = sorted.stream().mapToLong(Event::time).toArray();
        weights = new long[sorted.size() + 1];
        starts = new int[sorted.size()];
        for (int from = 0; from < sorted.size(); from += PIECE) {
            keep(sorted, from, Math.min(sorted.size(), from + PIECE));
        }
    }

    private void keep(List<Event> sorted, int from, int to) {
        ByteArrayOutputStream piece = new ByteArrayOutputStream();
        for (int i = from; i < to; i++) {
            Event event = sorted.get(i);
            starts[i] = piece.size();
            weights[i + 1] = weights[i] + event.messageBytes() + BESIDE_MESSAGE;
            piece.write(',');
            piece.writeBytes(event.json());
        }
        pieces.add(piece.toByteArray());
    }

    int size() {
        return times.length;
    }

    long firstTime() {
        return times[0];
    }

    long lastTime() {
        return times[times.length - 1];
    }

    /** The number of the first event that is not before a time. */
    int at(long time) {
        int low = 0;
        int high = times.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (times[middle] < time) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Where a page ends that begins with an event, and has none from another one on: at least one event, and as many as fit. */
    int pageEnd(int from, int end, int limit) {
        int most = Math.min(end, from + Math.min(limit, MOST_EVENTS));
        int found = Arrays.binarySearch(weights, from, most + 1, weights[from] + MOST_BYTES);
        int fitting = found >= 0 ? found : -found - 2;
        return Math.min(most, Math.max(from + 1, fitting));
    }

    /** How many bytes {@link #write} writes. */
    int length(int from, int to) {
        int length = 0;
        for (int at = from; at < to; at = pieceEnd(at, to)) {
            length += offset(at, pieceEnd(at, to)) - starts[at];
        }
        return Math.max(0, length - 1);
    }

    /** Writes some events, with commas between them. */
    void write(int from, int to, OutputStream out) throws IOException {
        for (int at = from; at < to; at = pieceEnd(at, to)) {
            int begin = starts[at] + (at == from ? 1 : 0);
            out.write(pieces.get(at / PIECE), begin, offset(at, pieceEnd(at, to)) - begin);
        }
    }

    private static int pieceEnd(int at, int to) {
        return Math.min(to, (at / PIECE + 1) * PIECE);
    }

    /** Where the events before one end, in the piece of another before it. */
    private int offset(int at, int end) {
        return end % PIECE == 0 || end == starts.length ? pieces.get(at / PIECE).length : starts[end];
    }
}
