package io.flowlogs.internal.plan;

/**
 * A file read in unordered ranges has to be read as a whole: it holds a second header with other fields, or fails in its middle, so that
 * what comes after is not to be read.
 */
final class NotRangeable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    final String splitName;

    NotRangeable(String splitName) {
        super(null, null, false, false);
        this.splitName = splitName;
    }
}
