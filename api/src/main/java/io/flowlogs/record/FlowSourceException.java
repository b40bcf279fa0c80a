package io.flowlogs.record;

import org.jspecify.annotations.Nullable;

/** A source, or a split of one, that could not be read. */
public final class FlowSourceException extends FlowLogException {
    private static final long serialVersionUID = 1L;

    /** The name of the source. */
    private final String source;

    /** The name of the split, where one was being read. */
    private final @Nullable String split;

    /**
     * Makes an exception.
     *
     * @param source the name of the source
     * @param split the name of the split, or null when the source as a whole failed
     * @param problem what was expected, what was found, and what to do
     * @param cause the failure beneath, or null
     */
    public FlowSourceException(String source, @Nullable String split, String problem, @Nullable Throwable cause) {
        super((split == null ? source : split) + ": " + problem, cause);
        this.source = source;
        this.split = split;
    }

    /**
     * Returns the name of the source.
     *
     * @return the name, without secrets
     */
    public String source() {
        return source;
    }

    /**
     * Returns the split that failed.
     *
     * @return its name, or null when the source as a whole failed
     */
    public @Nullable String split() {
        return split;
    }
}
