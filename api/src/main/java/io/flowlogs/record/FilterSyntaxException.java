package io.flowlogs.record;

import io.flowlogs.internal.text.Printable;

/** A filter that cannot be understood. The message shows the text, with a caret below what was not understood. */
public final class FilterSyntaxException extends FlowLogException {
    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 60;

    /** The whole filter. */
    private final String text;

    /** Characters from 0. */
    private final int offset;

    /** What was expected, what was found, what to do. */
    private final String problem;

    /**
     * Makes an exception.
     *
     * @param text the whole filter
     * @param offset where in it the problem is, in characters from 0
     * @param problem what was expected, what was found, what to do
     */
    public FilterSyntaxException(String text, int offset, String problem) {
        super("filter: " + problem + "\n" + excerpt(text, offset), null);
        this.text = text;
        this.offset = offset;
        this.problem = problem;
    }

    /**
     * Shows what is around the offset, and a caret below it.
     *
     * @return two lines, without what could steer a terminal
     */
    public String excerpt() {
        return excerpt(text, offset);
    }

    private static String excerpt(String text, int offset) {
        int from = Math.max(0, offset - SHOWN);
        int to = Math.min(text.length(), offset + SHOWN);
        String before = (from > 0 ? "..." : "") + Printable.escaped(text.substring(from, Math.min(offset, to)));
        String after = Printable.escaped(text.substring(Math.min(offset, to), to)) + (to < text.length() ? "..." : "");
        return "  " + before + after + "\n  " + " ".repeat(before.length()) + "^";
    }

    /**
     * Returns the whole filter.
     *
     * @return the text
     */
    public String text() {
        return text;
    }

    /**
     * Returns where the problem is.
     *
     * @return characters from 0; the length of the text where something is missing at its end
     */
    public int offset() {
        return offset;
    }

    /**
     * Returns the problem alone.
     *
     * @return what was expected, what was found, what to do
     */
    public String problem() {
        return problem;
    }
}
