package io.flowlogs.source;

import io.flowlogs.record.FlowRecord;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A part of a source that can be read by itself: any number of times, in any order, by any thread, also after the plan
 * it came from is gone, as long as its source is open.
 */
public sealed interface Split permits Split.OfBytes, Split.OfLines, Split.OfRecords {
    /**
     * Names the split for people, such as a file's path or an object's URI.
     *
     * @return a name that holds no secrets
     */
    String name();

    /**
     * Returns the size as stored, for progress and estimates.
     *
     * @return the bytes, or empty when they are not known
     */
    OptionalLong size();

    /**
     * Returns the day that the split is about, as its name says, for estimates.
     *
     * @return the day in UTC, or null when its name does not say, as by default
     */
    default @Nullable LocalDate day() {
        return null;
    }

    /** A split whose bytes the engine decompresses, tells the encoding of, and parses. */
    non-sealed interface OfBytes extends Split {
        /**
         * Opens the bytes from the beginning.
         *
         * @return a stream that the caller closes; it need not be buffered
         * @throws IOException when it cannot be opened
         */
        InputStream open() throws IOException;

        /**
         * Tells whether {@link #openChannel()} works.
         *
         * @return true when the carrier can be read at any offset; by default false
         */
        default boolean isSeekable() {
            return false;
        }

        /**
         * Opens the bytes for reading at offsets. Only called when {@link #isSeekable()}.
         *
         * @return a channel of its own that the caller closes
         * @throws IOException when it cannot be opened
         */
        default SeekableByteChannel openChannel() throws IOException {
            throw new IOException(name() + ": cannot be read at an offset");
        }

        /**
         * Opens the bytes for reading some pieces of them, each into a buffer of its size. A carrier that fetches ahead, as it
         * would for those who go on reading, fetches no more than the buffer has room for. Only called when
         * {@link #isSeekable()}.
         *
         * @return a channel of its own that the caller closes; by default that of {@link #openChannel()}
         * @throws IOException when it cannot be opened
         */
        default SeekableByteChannel openPieces() throws IOException {
            return openChannel();
        }
    }

    /**
     * A split whose carrier has lines already, with what it says of each besides: the events of a log group. The engine
     * finds their format, parses and tests them.
     */
    non-sealed interface OfLines extends Split {
        /**
         * Hands over the lines from the beginning, in their order, in bounded memory. Runs on a thread of the engine, which
         * it may keep waiting; an interruption ends it with an {@link java.io.InterruptedIOException}.
         *
         * @param lines takes the lines
         * @throws IOException when they cannot be read to the end; everything handed over before still counts
         */
        void read(LineSink lines) throws IOException;
    }

    /** A split that already has flow records. */
    non-sealed interface OfRecords extends Split {
        /**
         * Opens the records from the beginning.
         *
         * @return an iterator, closed by the caller
         * @throws IOException when it cannot be opened
         */
        RecordIterator open() throws IOException;
    }

    /** Records one after another. An {@link java.io.UncheckedIOException} from its methods fails the split. */
    interface RecordIterator extends Iterator<FlowRecord>, AutoCloseable {
        /**
         * Releases what the iterator holds.
         *
         * @throws IOException when releasing fails
         */
        @Override
        void close() throws IOException;
    }
}
