package io.flowlogs.cli.output;

import java.io.IOException;
import java.util.List;

/** Takes rows of cells that are already in a dialect, in their order, on one thread. */
interface RowSink {
    /**
     * Says what the columns are; called once, before the first row.
     *
     * @throws IOException when writing fails
     */
    void begin(List<Column> columns) throws IOException;

    /**
     * Takes a row without its line end.
     *
     * @throws IOException when writing fails
     */
    void row(byte[] buffer, int from, int to) throws IOException;

    /**
     * Writes the rows taken so far, as far as they can be written before the others.
     *
     * @throws IOException when writing fails
     */
    void flush() throws IOException;

    /**
     * Comes last, also when there was no row.
     *
     * @throws IOException when writing fails
     */
    void end() throws IOException;
}
