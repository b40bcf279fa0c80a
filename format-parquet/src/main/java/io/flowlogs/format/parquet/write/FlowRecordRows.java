package io.flowlogs.format.parquet.write;

import io.flowlogs.format.parquet.AwsColumns;
import io.flowlogs.record.FieldKind;
import io.flowlogs.record.FlowField;
import io.flowlogs.record.FlowLogFormat;
import io.flowlogs.record.FlowRecord;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.MessageType;
import org.jspecify.annotations.Nullable;

/** Takes records apart into columns. Values go from bytes to columns without becoming objects, but for those that are rare. */
final class FlowRecordRows extends WriteSupport<FlowRecord> {
    private static final long MILLISECONDS_FROM = 100_000_000_000L;
    /** Whatever has no more digits fits in a long. */
    private static final int SAFE_DIGITS = 18;

    private final MessageType schema;
    private final FlowField<?>[] fields;
    private final String[] names;
    private final boolean[] narrow;
    private final boolean[] text;
    private final boolean[] time;
    private final Value value = new Value();
    private @Nullable RecordConsumer consumer;

    FlowRecordRows(FlowLogFormat format) {
        this.schema = AwsColumns.schema(format);
        int size = format.size();
        this.fields = format.fields().toArray(new FlowField<?>[size]);
        this.names = new String[size];
        this.narrow = new boolean[size];
        this.text = new boolean[size];
        this.time = new boolean[size];
        for (int column = 0; column < size; column++) {
            fill(column);
        }
    }

    private void fill(int column) {
        FieldKind kind = fields[column].kind();
        names[column] = schema.getFieldName(column);
        text[column] = !kind.isNumeric();
        time[column] = kind == FieldKind.TIMESTAMP;
        narrow[column] = kind.isNumeric() && kind.greatest() <= Integer.MAX_VALUE;
    }

    @Override
    @SuppressWarnings("deprecation") // Abstract, and so to be implemented, but not called.
    public WriteContext init(Configuration configuration) {
        return context();
    }

    @Override
    public WriteContext init(ParquetConfiguration configuration) {
        return context();
    }

    private WriteContext context() {
        return new WriteContext(schema, Map.of());
    }

    @Override
    public void prepareForWrite(RecordConsumer rows) {
        consumer = rows;
    }

    @Override
    public void write(FlowRecord flowRecord) {
        RecordConsumer row = Objects.requireNonNull(consumer, "prepareForWrite comes first");
        row.startMessage();
        for (int column = 0; column < fields.length; column++) {
            value.reset();
            if (flowRecord.writeField(column, value)) {
                row.startField(names[column], column);
                add(row, flowRecord, column);
                row.endField(names[column], column);
            }
        }
        row.endMessage();
    }

    private void add(RecordConsumer row, FlowRecord flowRecord, int column) {
        if (text[column]) {
            row.addBinary(value.text());
        } else if (narrow[column]) {
            row.addInteger((int) number(flowRecord, column));
        } else {
            row.addLong(number(flowRecord, column));
        }
    }

    private long number(FlowRecord flowRecord, int column) {
        long number = value.number();
        if (number < 0) {
            // Written in an odd way, such as with many zeros in front; or not a number, which is for the record to say.
            return flowRecord.getLong(fields[column], 0);
        }
        return time[column] && number >= MILLISECONDS_FROM ? number / 1000 : number;
    }

    /** The bytes of one value. */
    private static final class Value extends ByteArrayOutputStream {
        /** Returns the number, or -1 where these are not a few digits. */
        long number() {
            if (count > SAFE_DIGITS) {
                return -1;
            }
            long number = 0;
            for (int i = 0; i < count; i++) {
                int digit = buf[i] - '0';
                if (digit < 0 || digit > 9) {
                    return -1;
                }
                number = number * 10 + digit;
            }
            return number;
        }

        /** Returns valid UTF-8: readers refuse whole files for what is not. */
        Binary text() {
            return isAscii()
                    ? Binary.fromReusedByteArray(buf, 0, count)
                    : Binary.fromConstantByteArray(
                            toString(StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8));
        }

        private boolean isAscii() {
            for (int i = 0; i < count; i++) {
                if (buf[i] < 0) {
                    return false;
                }
            }
            return true;
        }
    }
}
