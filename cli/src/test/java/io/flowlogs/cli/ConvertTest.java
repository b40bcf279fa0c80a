package io.flowlogs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Conversions of small files, from the words to what is in the directory. */
class ConvertTest {
    private static final String HEADER = "account-id srcaddr bytes start\n";
    private static final String LOG = HEADER
            + "123456789010 10.0.0.1 5 1709634600123\n"
            + "- - 0 1709634000\n"
            + "123456789010 2001:DB8::1 - -\n";

    @TempDir
    Path directory;

    private String log(String name, String content) throws IOException {
        return Files.writeString(directory.resolve(name), content).toString();
    }

    private String out() {
        return directory.resolve("out").toString();
    }

    private String written(String path) throws IOException {
        return Files.readString(directory.resolve("out").resolve(path));
    }

    private List<String> names() throws IOException {
        try (Stream<Path> all = Files.walk(directory.resolve("out"))) {
            return all.filter(Files::isRegularFile)
                    .map(file -> directory.resolve("out").relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    @Test
    void csvHasTheValuesAsTheyAre() throws IOException {
        String log = log("a.log", "srcaddr vpc-id bytes start\n10.0.0.1 =a,\"b 5 1709634600123\n- -1 - -\n");
        Call call = InProcess.call("convert", log, "-o", out(), "--to", "csv");
        assertThat(call.code()).isZero();
        assertThat(call.out()).isEmpty();
        assertThat(written("part-00001.csv"))
                .isEqualTo("srcaddr,vpc-id,bytes,start\n10.0.0.1,\"=a,\"\"b\",5,1709634600\n,-1,,\n");
        assertThat(InProcess.call("print", out(), "--fields", "srcaddr,vpc-id,bytes,start", "-q")
                        .out())
                .isEqualTo("10.0.0.1 =a,\"b 5 1709634600\n- -1 - -\n");
        assertThat(call.err())
                .contains("before: 1 file, ")
                .contains("; now: 1 file, ")
                .contains("; 2 records, read again");
    }

    @Test
    void aSingleColumnKeepsItsRows() throws IOException {
        InProcess.call("convert", log("a.log", "srcaddr\n-\n10.0.0.1\n"), "-o", out(), "--to", "csv");
        assertThat(written("part-00001.csv")).isEqualTo("srcaddr\n-\n10.0.0.1\n");
    }

    @Test
    void ndjsonHasAnObjectForEveryRecord() throws IOException {
        Call call = InProcess.call("convert", log("a.log", LOG), "-o", out(), "--to", "ndjson", "-n", "2");
        assertThat(call.code()).isZero();
        assertThat(written("part-00001.ndjson")).isEqualTo("""
                        {"account-id":"123456789010","srcaddr":"10.0.0.1","bytes":5,"start":1709634600}
                        {"account-id":null,"srcaddr":null,"bytes":0,"start":1709634000}
                        """);
    }

    @ParameterizedTest
    @CsvSource({"csv, .csv.gz", "ndjson, .ndjson.gz", "parquet, .parquet"})
    void gzipIsForAllOfThem(String format, String suffix) throws IOException {
        Call call = InProcess.call(
                "convert", log("a.log", LOG), "-o", out(), "--to", format, "--compression", "gzip", "--sorted");
        assertThat(call).isEqualTo(new Call(0, "", call.err()));
        assertThat(names()).containsExactly("part-00001" + suffix);
    }

    @Test
    void conditionsAndFoldersAreObeyed() throws IOException {
        Call call = InProcess.call(
                "convert",
                log("a.log", LOG),
                "-o",
                out(),
                "--to",
                "csv",
                "--partition",
                "account,day",
                "--where",
                "start>=1709634000");
        assertThat(call.code()).isZero();
        assertThat(names())
                .containsExactly(
                        "aws-account-id=123456789010/year=2024/month=03/day=05/part-00001.csv",
                        "aws-account-id=__HIVE_DEFAULT_PARTITION__/year=2024/month=03/day=05/part-00001.csv");
    }

    @Test
    void compactingSortsManyFilesIntoFew() throws IOException {
        for (int i = 0; i < 20; i++) {
            log("in-" + i + ".log", HEADER + "1 10.0.0.1 " + i + " " + (1_709_634_000 - i) + "\n");
        }
        Path report = directory.resolve("report.json");
        Call call = InProcess.call(
                "compact", directory + "/in-*.log", "-o", out(), "--to", "csv", "--report", report.toString());
        assertThat(call.code()).isZero();
        assertThat(call.err()).contains("before: 20 files, ").contains("; now: 1 file, ");
        assertThat(written("part-00001.csv"))
                .startsWith("account-id,srcaddr,bytes,start\n1,10.0.0.1,19,1709633981\n1,10.0.0.1,18,");
        long bytes = Files.size(directory.resolve("out/part-00001.csv"));
        assertThat(Files.readString(report))
                .startsWith("{\"records\":20,\"splits-before\":20,\"bytes-before\":")
                .endsWith(",\"files\":1,\"bytes\":" + bytes
                        + ",\"list\":[{\"path\":\"part-00001.csv\",\"records\":20,\"bytes\":" + bytes + "}]}\n");
    }

    @Test
    void parquetIsUsual() throws IOException {
        assertThat(InProcess.call("compact", log("a.log", LOG), "-o", out()).code())
                .isZero();
        assertThat(names()).containsExactly("part-00001.parquet");
        byte[] written = Files.readAllBytes(directory.resolve("out/part-00001.parquet"));
        assertThat(written).startsWith("PAR1".getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void whatWasWrittenIsReadAndConvertedAgain() throws IOException {
        InProcess.call("convert", log("a.log", LOG), "-o", out(), "--partition", "day");
        assertThat(InProcess.call("print", out(), "-q", "-o", "csv").out())
                .contains("123456789010,10.0.0.1,5,1709634600\n")
                .hasLineCount(4);
        String back = directory.resolve("back").toString();
        assertThat(InProcess.call("convert", out(), "-o", back, "--to", "csv", "--sorted")
                        .code())
                .isZero();
        assertThat(Files.readString(Path.of(back, "part-00001.csv"))).isEqualTo("""
                        account-id,srcaddr,bytes,start
                        ,,0,1709634000
                        123456789010,10.0.0.1,5,1709634600
                        123456789010,2001:DB8::1,,
                        """);
    }

    @Test
    void aDirectoryWithFilesIsRefused() throws IOException {
        String log = log("a.log", LOG);
        Call call = InProcess.call("convert", log, "-o", directory.toString(), "--to", "csv");
        assertThat(call.code()).isEqualTo(ExitCode.USAGE);
        assertThat(call.err()).contains("expected a new or empty directory, found 'a.log'");
        assertThat(InProcess.call("convert", log, "-o", directory.toString(), "--to", "csv", "--force")
                        .code())
                .isZero();
    }

    @Test
    void whatCannotBeReadLeavesNothingButForPartialResults() throws IOException {
        String good = log("a.log", LOG);
        String bad = directory.resolve("b.log.gz").toString();
        Files.write(Path.of(bad), new byte[] {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, 0, 1, 2, 3});
        Call call = InProcess.call("convert", good, bad, "-o", out(), "--to", "csv");
        assertThat(call.code()).isEqualTo(ExitCode.INCOMPLETE);
        assertThat(call.err())
                .contains("1 of 2 files or parts could not be read to the end")
                .contains("Nothing was left but what was there before.");
        assertThat(directory.resolve("out")).doesNotExist();

        Call partial = InProcess.call("convert", good, bad, "-o", out(), "--to", "csv", "--partial");
        assertThat(partial.code()).isEqualTo(ExitCode.INCOMPLETE);
        assertThat(names()).containsExactly("part-00001.csv");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-q | --directory: expected where to write, found nothing. Name one with -o.",
                "-o out --to orc | convert: expected a format that can be written, found 'orc'. Installed are: csv, ndjson, parquet.",
                "-o out --to csv --compression zstd | compression: expected one that csv has, found 'zstd'. There are: none, gzip.",
                "-o out --compression zip | --compression: expected none, gzip, snappy, zstd, found 'zip'. Did you mean gzip?",
                "-o out --partition day,vpc | --partition: expected day, hour, account, region, found 'vpc'.",
                "-o out --partition day,hour | partition: expected day or hour, found both. Leave out day, which is part of hour.",
                "-o out --target-size 0 | --target-size: expected a whole number of at least 1, found '0'."
            })
    void slipsAreExplained(String words, String message) throws IOException {
        String[] all = ("convert " + log("a.log", LOG) + " " + words).split(" ");
        Call call = InProcess.call(all);
        assertThat(call.code()).isEqualTo(ExitCode.USAGE);
        assertThat(call.err()).contains(message);
        assertThat(Path.of("out")).doesNotExist();
    }
}
