package io.flowlogs.format.json;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import io.flowlogs.convert.FlowRecordWriter;
import io.flowlogs.record.FieldKind;
import io.flowlogs.record.FlowField;
import io.flowlogs.record.FlowLogFormat;
import io.flowlogs.record.FlowRecord;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes records as objects. */
final class JsonRecordWriter implements FlowRecordWriter {
    /** Whatever has no more digits fits in a long. */
    private static final int SAFE_DIGITS = 18;

    private static final long MILLISECONDS_FROM = 100_000_000_000L;
    private static final JsonFactory FACTORY = new JsonFactory();

    private final List<FlowField<?>> fields;
    private final List<SerializedString> names;
    private final JsonGenerator json;
    private final ByteArrayOutputStream value = new ByteArrayOutputStream();

    /** Takes whether the stream is ours to close. */
    JsonRecordWriter(FlowLogFormat format, OutputStream out, boolean ours) throws IOException {
        this.fields = format.fields();
        this.names =
                fields.stream().map(field -> new SerializedString(field.name())).toList();
        this.json = FACTORY.createGenerator(out, JsonEncoding.UTF8);
        json.configure(JsonGenerator.Feature.AUTO_CLOSE_TARGET, ours);
        json.setPrettyPrinter(new MinimalPrettyPrinter("\n"));
    }

    @Override
    public void write(FlowRecord flowRecord) throws IOException {
        json.writeStartObject();
        for (int column = 0; column < fields.size(); column++) {
            json.writeFieldName(names.get(column));
            value.reset();
            if (flowRecord.writeField(column, value)) {
                write(value.toString(StandardCharsets.UTF_8), fields.get(column).kind());
            } else {
                json.writeNull();
            }
        }
        json.writeEndObject();
    }

    private void write(String text, FieldKind kind) throws IOException {
        if (kind.isNumeric() && isNumber(text)) {
            long number = Long.parseLong(text);
            boolean milliseconds = kind == FieldKind.TIMESTAMP && number >= MILLISECONDS_FROM;
            json.writeNumber(milliseconds ? number / 1000 : number);
        } else {
            json.writeString(text);
        }
    }

    private static boolean isNumber(String text) {
        return text.length() <= SAFE_DIGITS && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    @Override
    public void close() throws IOException {
        json.writeRaw('\n');
        json.close();
    }
}
