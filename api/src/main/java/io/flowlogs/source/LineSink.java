package io.flowlogs.source;

import io.flowlogs.record.EventMetadata;
import io.flowlogs.record.FlowLogFormat;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Takes the lines that a {@link FlowLogDecoder} unwraps or a {@link FlowFeed} comes by. Used by one thread; nothing passed in is
 * kept.
 */
public interface LineSink {
    /**
     * Says that the following lines lie in another carrier than those before, such as another of the files that are followed:
     * they may have another format, and positions are told in that carrier. For feeds of several carriers; a decoder unwraps one
     * content and does not call this.
     *
     * @param carrier the name of the carrier, without secrets; the same for each return to it
     * @param linesBefore how many lines of the carrier come before the next one, or -1 when that is not known; 0 means that it
     *     begins, so that nothing known of its format holds any more
     * @param offset where in the carrier the next line begins, in bytes
     * @throws IOException when the scan was cancelled
     */
    default void begin(String carrier, long linesBefore, long offset) throws IOException {}

    /**
     * Says which format the following lines have. Without it, they are treated as lines without a header.
     *
     * @param format the format, such as the columns of a CSV file
     * @throws IOException when the scan was cancelled
     */
    void format(FlowLogFormat format) throws IOException;

    /**
     * Hands over a flow log line.
     *
     * @param bytes a buffer with the line in UTF-8, without line ending
     * @param offset where the line begins
     * @param length its length in bytes
     * @param event what the carrier says of the line besides, or null
     * @throws IOException when the scan was cancelled, or the line is longer than the limits allow
     */
    void line(byte[] bytes, int offset, int length, @Nullable EventMetadata event) throws IOException;

    /**
     * Counts something that is no flow record and was passed over for a good reason, such as a control message.
     *
     * @param reason a few words; the same words for the same reason
     */
    void skipped(String reason);

    /**
     * Tells the user something worth knowing that is no error, such as that a service began to leave out lines. By default
     * nobody is told.
     *
     * @param message a sentence that names the source
     */
    default void notice(String message) {}

    /**
     * Counts something that should have been a line but could not be unwrapped.
     *
     * @param raw what was found, as far as it can be shown
     * @param problem what was expected and what was found
     * @throws IOException when the scan was cancelled
     * @throws io.flowlogs.record.FlowParseException when malformed input fails the query
     */
    void malformed(String raw, String problem) throws IOException;
}
