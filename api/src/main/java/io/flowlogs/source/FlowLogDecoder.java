package io.flowlogs.source;

import java.io.IOException;
import java.io.InputStream;

/**
 * Unwraps flow log lines from another encoding, such as JSON envelopes or a CSV dump. Found by
 * {@link java.util.ServiceLoader}; has a public constructor without parameters; is stateless and safe for use by several
 * threads.
 *
 * <p>Plain text and gzip are the engine's own. Everything else, told by its content, is a decoder's.
 */
public interface FlowLogDecoder {
    /** How many bytes of the beginning {@link #recognizes} is shown at most. */
    int HEAD_SIZE = 65_536;

    /**
     * Names the encoding.
     *
     * @return a short lower-case name, unique among those installed
     */
    String name();

    /**
     * Says in a line which encodings these are.
     *
     * @return the description
     */
    String description();

    /**
     * Tells whether this decoder reads a content. Must be sure: a content that two decoders recognize cannot be read, and a
     * plain flow log must never be taken.
     *
     * @param head the beginning of the decompressed content; not to be changed or kept
     * @param length the number of valid bytes, at most {@link #HEAD_SIZE}; less only when the content ends there
     * @return true when {@link #decode} can read it
     */
    boolean recognizes(byte[] head, int length);

    /**
     * Unwraps all lines, in their order, in bounded memory.
     *
     * @param content the decompressed content from its beginning; not closed by the decoder
     * @param lines takes the lines
     * @throws IOException when the content cannot be read, ends too early, or is not of this encoding; everything handed
     *     over before still counts
     */
    void decode(InputStream content, LineSink lines) throws IOException;
}
