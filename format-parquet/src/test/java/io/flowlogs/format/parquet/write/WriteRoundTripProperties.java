package io.flowlogs.format.parquet.write;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowlogs.FlowLogs;
import io.flowlogs.convert.Compression;
import io.flowlogs.convert.EncoderRequest;
import io.flowlogs.convert.FlowRecordWriter;
import io.flowlogs.record.FieldKind;
import io.flowlogs.record.FlowField;
import io.flowlogs.record.FlowFields;
import io.flowlogs.record.FlowLogFormat;
import io.flowlogs.record.FlowRecord;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;

/** Whatever the format and the values, another reader finds what was written. */
class WriteRoundTripProperties {
    private static final List<String> TEXTS = List.of(
            "eni-1", "007", "--", "None", "NULL", "%20", "\u00fcber", "\ud83e\udd86", "a/b:c=d\"'", "x".repeat(300));

    @Property(tries = 40)
    void duckDbFindsWhatWasWritten(@ForAll long seed) throws Exception {
        Random random = new Random(seed);
        FlowLogFormat format = format(random);
        List<FlowRecord> records = records(format, random);
        Path directory = Files.createTempDirectory("flowlogs-parquet");
        Path file = directory.resolve("a.parquet");
        try (DuckDb duckDb = new DuckDb()) {
            write(records, format, random, file);
            assertThat(new ParquetEncoder().count(file)).isEqualTo(records.size());
            List<List<@Nullable String>> expected = new ArrayList<>();
            records.forEach(flowRecord -> expected.add(cells(flowRecord)));
            assertThat(duckDb.ask("SELECT * FROM read_parquet(FILES)", directory))
                    .isEqualTo(expected);
        } finally {
            Files.deleteIfExists(file);
            Files.delete(directory);
        }
    }

    @Property(tries = 40)
    void ourOwnReaderFindsWhatWasWritten(@ForAll long seed) throws Exception {
        Random random = new Random(seed);
        FlowLogFormat format = format(random);
        List<FlowRecord> records = records(format, random);
        Path file = Files.createTempFile("flowlogs", ".parquet");
        try (FlowLogs logs = FlowLogs.open(file.toString())) {
            write(records, format, random, file);
            assertThat(logs.query().collect(Collectors.toList()))
                    .isEqualTo(records.stream()
                            .map(WriteRoundTripProperties::asRead)
                            .toList());
        } finally {
            Files.delete(file);
        }
    }

    /** Times are whole seconds in Parquet, and what says None is taken for nothing there. */
    private static FlowRecord asRead(FlowRecord flowRecord) {
        String line = cells(flowRecord).stream()
                .map(cell -> cell == null || cell.equals("None") ? "-" : cell)
                .collect(Collectors.joining(" "));
        return FlowRecord.fromMessage(line, flowRecord.format());
    }

    private static FlowLogFormat format(Random random) {
        List<FlowField<?>> fields = new ArrayList<>(FlowFields.all());
        fields.add(FlowField.text("new-field"));
        Collections.shuffle(fields, random);
        return FlowLogFormat.of(fields.subList(0, 1 + random.nextInt(fields.size())));
    }

    private static List<FlowRecord> records(FlowLogFormat format, Random random) {
        List<FlowRecord> records = new ArrayList<>();
        int count = 1 + random.nextInt(200);
        for (int i = 0; i < count; i++) {
            StringBuilder line = new StringBuilder();
            format.fields()
                    .forEach(field -> line.append(value(field.kind(), random)).append(' '));
            records.add(FlowRecord.fromMessage(line.toString(), format));
        }
        return records;
    }

    private static String value(FieldKind kind, Random random) {
        if (random.nextInt(6) == 0) {
            return "-";
        }
        if (kind == FieldKind.TIMESTAMP) {
            long seconds = 1_709_596_800L + random.nextInt(100);
            return String.valueOf(random.nextBoolean() ? seconds : seconds * 1000 + random.nextInt(1000));
        }
        if (kind == FieldKind.ADDRESS) {
            return random.nextBoolean() ? "10.0.0." + random.nextInt(256) : "2001:DB8:0::" + random.nextInt(10);
        }
        return kind.isNumeric()
                ? String.valueOf(random.nextInt(4) == 0 ? kind.greatest() : random.nextInt(5))
                : TEXTS.get(random.nextInt(TEXTS.size()));
    }

    private static void write(List<FlowRecord> records, FlowLogFormat format, Random random, Path file)
            throws IOException {
        Compression[] all = Compression.values();
        EncoderRequest request =
                new EncoderRequest(format, all[random.nextInt(all.length)], 1 + random.nextInt(1 << 20));
        try (OutputStream out = Files.newOutputStream(file);
                FlowRecordWriter writer = new ParquetEncoder().open(request, out)) {
            for (FlowRecord flowRecord : records) {
                writer.write(flowRecord);
            }
        }
    }

    private static List<@Nullable String> cells(FlowRecord flowRecord) {
        List<@Nullable String> cells = new ArrayList<>();
        for (FlowField<?> field : flowRecord.format().fields()) {
            String raw = String.valueOf(flowRecord.getRaw(field));
            boolean number = field.kind().isNumeric() && !raw.equals("-");
            cells.add(number ? String.valueOf(flowRecord.getLong(field, 0)) : raw.equals("-") ? null : raw);
        }
        return cells;
    }
}
