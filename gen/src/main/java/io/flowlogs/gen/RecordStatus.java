package io.flowlogs.gen;

/** The three values of {@code log-status}. */
enum RecordStatus {
    OK,
    NODATA,
    SKIPDATA
}
