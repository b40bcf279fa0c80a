package io.flowlogs.format.csv;

import io.flowlogs.source.LineSink;
import java.io.IOException;
import java.util.List;

/** What the columns of a file mean. */
sealed interface CsvColumns permits MessageColumns, FieldColumns {
    /** Hands over the lines of a row, which has as many cells as the header. */
    void deliver(List<String> row, LineSink lines) throws IOException;
}
