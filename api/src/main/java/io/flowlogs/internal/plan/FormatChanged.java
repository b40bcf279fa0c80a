package io.flowlogs.internal.plan;

/** A file read in unordered ranges turned out to hold a second header with other fields: it has to be read as a whole. */
final class FormatChanged extends RuntimeException {
    private static final long serialVersionUID = 1L;

    final String splitName;

    FormatChanged(String splitName) {
        super(null, null, false, false);
        this.splitName = splitName;
    }
}
