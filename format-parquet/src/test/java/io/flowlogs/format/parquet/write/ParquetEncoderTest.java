package io.flowlogs.format.parquet.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flowlogs.FlowLogs;
import io.flowlogs.convert.Compression;
import io.flowlogs.convert.ConvertOptions;
import io.flowlogs.convert.ConvertedFile;
import io.flowlogs.convert.EncoderRequest;
import io.flowlogs.convert.FlowLogEncoder;
import io.flowlogs.convert.FlowRecordWriter;
import io.flowlogs.convert.Partition;
import io.flowlogs.query.ConvertReport;
import io.flowlogs.record.FlowField;
import io.flowlogs.record.FlowFields;
import io.flowlogs.record.FlowLogFormat;
import io.flowlogs.record.FlowRecord;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What other programs find in the files. */
class ParquetEncoderTest {
    private static final long MIDNIGHT = 1_709_596_800; // 2024-03-05

    /** The "Parquet data type" INT_32 and INT_64 of AWS's tables; all others are STRING. */
    private static final List<String> INT_32 =
            List.of("version srcport dstport protocol tcp_flags traffic_path encryption_status".split(" "));

    private static final List<String> INT_64 = List.of(("packets bytes start end packets_lost_no_route"
                    + " packets_lost_blackhole packets_lost_mtu_exceeded packets_lost_ttl_expired")
            .split(" "));

    @TempDir
    Path temporary;

    private Path log(String... lines) throws IOException {
        return Files.writeString(temporary.resolve("flows.log"), String.join("\n", lines) + "\n");
    }

    private ConvertReport convert(Path log, ConvertOptions.Builder options) throws IOException {
        try (FlowLogs logs = FlowLogs.open(log.toString())) {
            return logs.query().convertTo(temporary.resolve("out"), options.build());
        }
    }

    private static ConvertOptions.Builder parquet() {
        return ConvertOptions.builder("parquet");
    }

    private List<List<String>> ask(String sql) throws Exception {
        try (DuckDb duckDb = new DuckDb()) {
            List<List<String>> rows = new ArrayList<>();
            duckDb.ask(sql, temporary.resolve("out"))
                    .forEach(row -> rows.add(row.stream().map(String::valueOf).toList()));
            return rows;
        }
    }

    @Test
    void columnsHaveTheNamesAndTypesOfAws() throws Exception {
        String header = FlowFields.all().stream().map(FlowField::name).collect(Collectors.joining(" "));
        convert(log(header + " new-field", "- ".repeat(FlowFields.all().size()) + "-"), parquet());
        List<List<String>> columns = new ArrayList<>();
        for (FlowField<?> field : FlowFields.all()) {
            String name = field.columnName();
            columns.add(
                    List.of(name, INT_32.contains(name) ? "INTEGER" : INT_64.contains(name) ? "BIGINT" : "VARCHAR"));
        }
        columns.add(List.of("new_field", "VARCHAR"));
        assertThat(ask("SELECT column_name, column_type FROM (DESCRIBE SELECT * FROM read_parquet(FILES))"))
                .isEqualTo(columns);
        assertThat(
                        ask(
                                "SELECT repetition_type, count(*) FROM parquet_schema(FILES) WHERE num_children IS NULL GROUP BY 1"))
                .containsExactly(List.of("OPTIONAL", String.valueOf(columns.size())));
    }

    @Test
    void zeroAndDashAreTwoThings() throws Exception {
        convert(
                log("srcport bytes action start", "0 0 - 1709596800", "- - REJECT -", "7 8 \u00fc 1709596800123"),
                parquet());
        assertThat(ask("SELECT * FROM read_parquet(FILES)"))
                .containsExactly(
                        List.of("0", "0", "null", "1709596800"),
                        List.of("null", "null", "REJECT", "null"),
                        List.of("7", "8", "\u00fc", "1709596800"));
    }

    @Test
    void extremesAndOddSpellingsAreTheNumbersTheyAre() throws Exception {
        convert(
                log(
                        "bytes srcport start",
                        "9223372036854775807 2147483647 0000000000000000000001709596800",
                        "00000000000000000000000007 007 99999999999"),
                parquet());
        assertThat(ask("SELECT * FROM read_parquet(FILES)"))
                .containsExactly(
                        List.of("9223372036854775807", "2147483647", "1709596800"), List.of("7", "7", "99999999999"));
    }

    @Test
    void whatIsNoTextIsReplacedSoThatReadersTakeTheFile() throws Exception {
        Path log = temporary.resolve("flows.log");
        Files.write(log, "vpc-id srcport\na\u00ffb 1\n".getBytes(StandardCharsets.ISO_8859_1));
        convert(log, parquet());
        assertThat(ask("SELECT vpc_id FROM read_parquet(FILES)")).containsExactly(List.of("a\ufffdb"));
    }

    @ParameterizedTest
    @EnumSource(Compression.class)
    void everyCompressionIsReadByOthers(Compression compression) throws Exception {
        convert(
                log("srcaddr bytes", "10.0.0.1 " + "5\n10.0.0.1 ".repeat(999) + "5"),
                parquet().compression(compression));
        assertThat(ask("SELECT sum(bytes), count(srcaddr) FROM read_parquet(FILES)"))
                .containsExactly(List.of("5000", "1000"));
        assertThat(ask("SELECT DISTINCT compression FROM parquet_metadata(FILES)"))
                .containsExactly(List.of(compression == Compression.NONE ? "UNCOMPRESSED" : compression.name()));
    }

    @Test
    void foldersAreColumnsToOthers() throws Exception {
        convert(
                log(
                        "account-id start",
                        "123456789010 " + MIDNIGHT,
                        "123456789010 " + (MIDNIGHT + 1),
                        "a/../b% " + (MIDNIGHT - 1),
                        "- -"),
                parquet().partitionedBy(Partition.DAY, Partition.ACCOUNT));
        assertThat(ask("SELECT year, month, day, \"aws-account-id\", account_id, count(*) FROM read_parquet(FILES,"
                        + " hive_partitioning = true, hive_types_autocast = false) GROUP BY ALL ORDER BY ALL"))
                .containsExactly(
                        List.of("2024", "03", "04", "a/../b%", "a/../b%", "1"),
                        List.of("2024", "03", "05", "123456789010", "123456789010", "2"),
                        List.of("null", "null", "null", "null", "null", "1"));
    }

    /** As random as traffic is to a compressor. */
    private Path traffic(int records) throws IOException {
        Random random = new Random(7);
        List<String> lines = new ArrayList<>(List.of("srcaddr dstaddr srcport dstport bytes start"));
        for (int i = 0; i < records; i++) {
            lines.add(
                    "10." + random.nextInt(256) + "." + random.nextInt(256) + ".1 192.0.2." + random.nextInt(256) + " "
                            + random.nextInt(65_536) + " 443 " + random.nextInt(1 << 20) + " "
                            + (MIDNIGHT + random.nextInt(86_400)));
        }
        return log(lines.toArray(String[]::new));
    }

    @Test
    void filesHaveAboutTheSizeAskedForAndAreInOrder() throws Exception {
        long target = 2_000_000;
        ConvertReport report = convert(traffic(500_000), parquet().sorted().targetSize(target));
        List<ConvertedFile> full = report.files().subList(0, report.files().size() - 1);
        assertThat(full).hasSizeGreaterThan(1);
        assertThat(full).allMatch(file -> file.bytes() > target / 3 && file.bytes() < target * 3 / 2);
        assertThat(ask("SELECT count(*) FROM read_parquet(FILES)")).containsExactly(List.of("500000"));
        assertThat(ask(
                        "SELECT count(*) FROM (SELECT start - lag(start) OVER (ORDER BY filename, file_row_number) AS step"
                                + " FROM read_parquet(FILES, filename = true, file_row_number = true)) WHERE step < 0"))
                .containsExactly(List.of("0"));
        assertThat(ask("SELECT count(*) FROM parquet_metadata(FILES) WHERE path_in_schema = 'start' AND"
                        + " (stats_min_value IS NULL OR stats_max_value IS NULL)"))
                .containsExactly(List.of("0"));
    }

    @Test
    void littleMemoryMakesMoreRowGroups() throws Exception {
        Path file = temporary.resolve("a.parquet");
        write(file, 20_000, 50_000);
        assertThat(new ParquetEncoder().count(file)).isEqualTo(20_000);
        try (DuckDb duckDb = new DuckDb()) {
            assertThat(duckDb.ask("SELECT DISTINCT row_group_id FROM parquet_metadata(FILES)", temporary))
                    .hasSizeGreaterThan(2);
        }
    }

    private static void write(Path file, int records, long memory) throws IOException {
        FlowLogFormat format = FlowLogFormat.parse("srcport bytes");
        EncoderRequest request = new EncoderRequest(format, Compression.ZSTD, memory);
        Random random = new Random(3);
        FlowLogEncoder encoder = new ParquetEncoder();
        try (OutputStream out = Files.newOutputStream(file);
                FlowRecordWriter writer = encoder.open(request, out)) {
            for (int i = 0; i < records; i++) {
                writer.write(FlowRecord.fromMessage(random.nextInt(65_536) + " " + random.nextInt(1 << 30), format));
            }
        }
    }

    @Test
    void damageIsFoundWhenTheFileIsReadAgain() throws IOException {
        Path file = temporary.resolve("a.parquet");
        write(file, 5000, 1 << 20);
        byte[] whole = Files.readAllBytes(file);
        for (int at = 50; at < whole.length * 9 / 10; at += whole.length / 10) {
            byte[] damaged = whole.clone();
            damaged[at] ^= 0x10;
            Files.write(file, damaged);
            assertThatThrownBy(() -> new ParquetEncoder().count(file))
                    .as("byte %d", at)
                    .isInstanceOf(IOException.class);
        }
        Files.write(file, Arrays.copyOf(whole, whole.length - 10));
        assertThatThrownBy(() -> new ParquetEncoder().count(file)).isInstanceOf(IOException.class);
    }

    @Test
    void aFullDiskIsAFailureOfTheWriterAndClosingReleasesIt() throws IOException {
        FlowLogFormat format = FlowLogFormat.parse("srcport bytes");
        OutputStream full = new OutputStream() {
            private final ByteArrayOutputStream disk = new ByteArrayOutputStream();

            @Override
            public void write(int b) throws IOException {
                write(new byte[] {(byte) b}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                if (disk.size() + length > 10_000) {
                    throw new IOException("No space left on device");
                }
                disk.write(bytes, from, length);
            }
        };
        FlowRecordWriter writer = new ParquetEncoder().open(new EncoderRequest(format, Compression.NONE, 50_000), full);
        assertThatThrownBy(() -> {
                    for (int i = 0; i < 1_000_000; i++) {
                        writer.write(FlowRecord.fromMessage(i % 65_536 + " " + i, format));
                    }
                })
                .hasStackTraceContaining("No space left on device");
        writer.close();
    }
}
