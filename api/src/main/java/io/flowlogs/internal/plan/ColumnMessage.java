package io.flowlogs.internal.plan;

import io.flowlogs.internal.scan.RowView;
import java.io.ByteArrayOutputStream;

/** The line that a record in columns would have been. */
final class ColumnMessage {
    private static final int USUAL_LENGTH = 192;

    private ColumnMessage() {}

    static byte[] of(RowView row, int columns) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(USUAL_LENGTH);
        for (int column = 0; column < columns; column++) {
            if (column > 0) {
                out.write(' ');
            }
            if (row.isMissing(column)) {
                out.write('-');
            } else {
                byte[] buffer = row.buffer(column);
                out.write(buffer, row.start(column), row.end(column) - row.start(column));
            }
        }
        return out.toByteArray();
    }
}
