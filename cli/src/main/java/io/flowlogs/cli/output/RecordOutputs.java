package io.flowlogs.cli.output;

import io.flowlogs.query.RecordEncoder;
import io.flowlogs.record.FlowLogFormat;
import io.flowlogs.record.FlowRecord;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/** Chooses how records are written. */
public final class RecordOutputs {
    private RecordOutputs() {}

    /**
     * Makes the output for some options.
     *
     * @param options what is wanted
     * @param known the format of the records where it was given, or null
     * @param out where the answer goes
     * @return the output
     */
    public static RecordOutput of(OutputOptions options, @Nullable FlowLogFormat known, OutputStream out) {
        OutputStream guarded =
                options.toTerminal() && options.format() != OutputFormat.TABLE ? new TerminalOutput(out) : out;
        RecordLayouts layouts =
                new RecordLayouts(options.fields(), options.look().explainsValues());
        return switch (options.format()) {
            case TEXT -> text(options, layouts, known, guarded);
            case NDJSON -> new Plain(new JsonEncoder(layouts, false), guarded);
            case JSON -> new JsonArray(new JsonEncoder(layouts, true), guarded);
            case CSV, TSV, TABLE -> new FramedRows(options, layouts, known, guarded);
        };
    }

    private static RecordOutput text(
            OutputOptions options, RecordLayouts layouts, @Nullable FlowLogFormat known, OutputStream out) {
        RecordEncoder lines = options.fields().isEmpty() && !options.look().explainsValues()
                ? RecordOutputs::encodeLine
                : new ColumnEncoder(layouts);
        return options.headedText()
                ? new HeadedText(lines, layouts, options.fields(), known, out)
                : new Plain(lines, out);
    }

    private static void encodeLine(FlowRecord flowRecord, ByteArrayOutputStream out) {
        flowRecord.writeMessage(out);
        out.write('\n');
    }

    private record Plain(RecordEncoder encoder, OutputStream stream) implements RecordOutput {
        @Override
        public void finish() {
            // Every record brought its own line end.
        }
    }

    /** Every object comes with a comma in front, of which the first becomes the bracket. */
    private static final class JsonArray extends OutputStream implements RecordOutput {
        private final JsonEncoder encoder;
        private final OutputStream out;
        private boolean begun;

        JsonArray(JsonEncoder encoder, OutputStream out) {
            this.encoder = encoder;
            this.out = out;
        }

        @Override
        public RecordEncoder encoder() {
            return encoder;
        }

        @Override
        public OutputStream stream() {
            return this;
        }

        @Override
        public void write(int value) throws IOException {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            if (begun || length == 0) {
                out.write(bytes, from, length);
                return;
            }
            begun = true;
            out.write('[');
            out.write(bytes, from + 1, length - 1);
        }

        @Override
        public void flush() throws IOException {
            out.flush();
        }

        @Override
        public void finish() throws IOException {
            out.write(begun ? new byte[] {'\n', ']', '\n'} : new byte[] {'[', ']', '\n'});
        }
    }
}
