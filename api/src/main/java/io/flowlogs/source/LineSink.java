package io.flowlogs.source;

import io.flowlogs.record.EventMetadata;
import io.flowlogs.record.FlowLogFormat;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Takes the lines that a {@link FlowLogDecoder} unwraps. Used by one thread; nothing passed in is kept. */
public interface LineSink {
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
