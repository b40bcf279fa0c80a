package io.flowlogs.value;

/**
 * Whether a record tells of traffic: the value of a {@code log-status} field. Open: a word not known here is {@link
 * #UNKNOWN}.
 */
public enum LogStatus {
    /** The record tells of traffic. */
    OK,
    /** There was no traffic in the interval; the fields of a flow are missing. */
    NODATA,
    /** Records were dropped by AWS in the interval, many flows maybe; the fields of a flow are missing. */
    SKIPDATA,
    /** Another word; the record keeps its text. */
    UNKNOWN;

    /**
     * Returns the status of AWS's word.
     *
     * @param word a word exactly as delivered, in capitals
     * @return the status, {@link #UNKNOWN} for any other text
     */
    public static LogStatus of(CharSequence word) {
        if ("OK".contentEquals(word)) {
            return OK;
        }
        if ("NODATA".contentEquals(word)) {
            return NODATA;
        }
        return "SKIPDATA".contentEquals(word) ? SKIPDATA : UNKNOWN;
    }
}
