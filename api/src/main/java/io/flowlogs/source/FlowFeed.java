package io.flowlogs.source;

import io.flowlogs.query.FlowPredicate;
import java.io.IOException;
import java.util.Map;

/**
 * The lines of a source that is followed, as they come. Used by one thread, but for {@link #close}, which another may call.
 *
 * <p>A feed survives what passes: throttling, cut connections, credentials that are being renewed. It throws only what will not
 * get better by waiting.
 */
public interface FlowFeed extends AutoCloseable {
    /**
     * Hands over what is new. When nothing is, waits for about the poll interval and returns, so that the caller can see to
     * other things; when more is waiting, returns after a bounded number of lines and is asked again. The engine passes the
     * lines on when this returns.
     *
     * @param lines takes the lines, each once
     * @throws IOException when the source cannot be followed any more
     * @throws InterruptedException when the thread was interrupted
     */
    void poll(LineSink lines) throws IOException, InterruptedException;

    /**
     * Tells whether everything that is wanted of what was there has been handed over, as far as the feed can tell: when
     * beginning, because only what comes is wanted; later, because the latest poll reached the end. A poll without any line says
     * the same.
     *
     * @return true when what follows is new; by default false
     */
    default boolean isCaughtUp() {
        return false;
    }

    /**
     * Tells whether there is nothing to be waited for any more: the source has an end, such as standard input, and it was
     * handed over.
     *
     * @return true when {@link #poll} is not to be called again; by default false
     */
    default boolean isEnded() {
        return false;
    }

    /**
     * Describes where the feed stands after everything handed over so far. A feed that begins at this position, maybe in
     * another process, goes on without loss and without repeating. Asked before the first poll, too.
     *
     * @return a text without line breaks and secrets, of bounded length
     */
    String position();

    /**
     * Returns what the source did not test.
     *
     * @return the residual filter
     */
    FlowPredicate residual();

    /**
     * Returns the account of the work done so far, such as requests sent and repeated.
     *
     * @return what was measured to its number
     */
    default Map<String, Long> measures() {
        return Map.of();
    }

    /**
     * Ends the feed. Closing twice is closing once.
     *
     * @throws IOException when releasing fails
     */
    @Override
    void close() throws IOException;
}
