package io.flowlogs.query;

import io.flowlogs.record.FlowParseException;
import io.flowlogs.record.FlowSourceException;

/**
 * Is told how a scan goes. Called by the threads of the scan, one call at a time. The methods should return soon and must not
 * throw; all do nothing by default.
 */
public interface ScanObserver {
    /**
     * Something worth knowing that is no error, such as which format was inferred for a file without a header.
     *
     * @param message a sentence
     */
    default void notice(String message) {}

    /**
     * A line that did not fit its format. The records around it are not affected. The first of every split are reported, all
     * are counted.
     *
     * @param problem where, what was expected, what was found, what to do
     */
    default void malformed(FlowParseException problem) {}

    /**
     * A split that could not be read, or not to its end. What was read before counts, unless the problem says to discard it: of a
     * text without a header, later lines may show that the format inferred from the first ones was wrong.
     *
     * @param problem where, what was expected, what was found, what to do
     */
    default void failed(FlowSourceException problem) {}

    /**
     * How far the scan is; called from time to time.
     *
     * @param soFar the statistics so far
     * @param bytesPlanned the stored bytes of all splits planned so far, or -1 when not known
     */
    default void progress(ScanStatistics soFar, long bytesPlanned) {}
}
