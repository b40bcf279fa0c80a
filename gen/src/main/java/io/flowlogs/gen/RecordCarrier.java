package io.flowlogs.gen;

import java.io.IOException;

/** Wraps records. One object writes one file. */
interface RecordCarrier {
    /** More than any wrapping of one record needs beside the record. */
    int WRAPPING = 1024;

    /** Writes what comes first. */
    default void begin() throws IOException {}

    void write(FlowSample sample) throws IOException;

    /** Writes what comes last. */
    default void end() throws IOException {}
}
