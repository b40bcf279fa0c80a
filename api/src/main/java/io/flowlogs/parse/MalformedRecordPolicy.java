package io.flowlogs.parse;

/** What to do about a line that does not fit its format, and about a split that cannot be read to its end. */
public enum MalformedRecordPolicy {
    /** Fail at the first one, with an exception that says where it is. What comes before it, in order, is delivered. */
    FAIL,
    /**
     * Count it, report it to the observer, and go on: the good records around it survive. A summary fails all the same where lines in it
     * turn out to have been read in wrong columns.
     */
    REPORT
}
