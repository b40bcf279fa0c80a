package io.flowlogs.record;

import org.jspecify.annotations.Nullable;

/** A line that does not fit its format, or a field whose text is not of its kind. */
public final class FlowParseException extends FlowLogException {
    private static final long serialVersionUID = 1L;

    private final transient @Nullable RecordPosition position;
    /** The field that the text was read for, where that far was got. */
    private final @Nullable String field;

    /** The text as it was found. */
    private final @Nullable String rawValue;

    /**
     * Makes an exception.
     *
     * @param position where the line was found, or null for a line that came from a caller
     * @param field the name of the field, or null when the whole line is meant
     * @param rawValue the text found, escaped and shortened, or null
     * @param problem what was expected, what was found, and what to do
     */
    public FlowParseException(
            @Nullable RecordPosition position, @Nullable String field, @Nullable String rawValue, String problem) {
        super(prefix(position, field) + problem, null);
        this.position = position;
        this.field = field;
        this.rawValue = rawValue;
    }

    private static String prefix(@Nullable RecordPosition position, @Nullable String field) {
        String where = position == null ? "flow record" : position.toString();
        return field == null ? where + ": " : where + ", " + field + ": ";
    }

    /**
     * Returns where the line was found.
     *
     * @return the position, or null for a line that came from a caller
     */
    public @Nullable RecordPosition position() {
        return position;
    }

    /**
     * Returns the field that does not decode.
     *
     * @return its name, or null when the whole line is malformed
     */
    public @Nullable String field() {
        return field;
    }

    /**
     * Returns the text found.
     *
     * @return the text, escaped and shortened, or null
     */
    public @Nullable String rawValue() {
        return rawValue;
    }
}
