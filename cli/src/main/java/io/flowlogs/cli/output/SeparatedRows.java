package io.flowlogs.cli.output;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** Writes rows as they are, a line each, below a header. */
final class SeparatedRows implements RowSink {
    private static final int PIECE = 1 << 16;

    private final CellDialect dialect;
    private final boolean header;
    private final OutputStream out;
    private final ByteBuilder buffer = new ByteBuilder(PIECE + (1 << 10));

    SeparatedRows(CellDialect dialect, boolean header, OutputStream out) {
        this.dialect = dialect;
        this.header = header;
        this.out = out;
    }

    @Override
    public void begin(List<Column> columns) {
        if (!header) {
            return;
        }
        for (int i = 0; i < columns.size(); i++) {
            if (i > 0) {
                buffer.write(dialect.separator());
            }
            dialect.append(buffer, columns.get(i).name(), i == 0);
        }
        buffer.write('\n');
    }

    @Override
    public void row(byte[] row, int from, int to) throws IOException {
        buffer.write(row, from, to - from);
        buffer.write('\n');
        if (buffer.length() >= PIECE) {
            drain();
        }
    }

    @Override
    public void flush() throws IOException {
        drain();
        out.flush();
    }

    @Override
    public void end() throws IOException {
        drain();
    }

    private void drain() throws IOException {
        out.write(buffer.array(), 0, buffer.length());
        buffer.reset();
    }
}
