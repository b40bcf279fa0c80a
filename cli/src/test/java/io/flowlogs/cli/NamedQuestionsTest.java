package io.flowlogs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The commands of the built-in questions: their words, outputs, last lines and exit codes. */
class NamedQuestionsTest {
    private static final String LINES = """
            2 123456789010 eni-1 10.0.0.1 10.0.0.2 40000 443 6 10 1000 1717200000 1717200060 ACCEPT OK
            2 123456789010 eni-1 10.0.0.2 10.0.0.1 443 40000 6 20 9000 1717200000 1717200060 ACCEPT OK
            2 123456789010 eni-1 198.51.100.1 10.0.0.1 50000 22 6 1 40 1717200300 1717200360 REJECT OK
            2 123456789010 eni-1 10.0.0.1 10.0.0.1 40001 80 6 1 100 1717200600 1717200660 ACCEPT OK
            2 123456789010 eni-1 - - - - - - - 1717200360 1717200420 - NODATA
            """;

    @TempDir
    Path directory;

    private String log;

    @BeforeEach
    void write() throws IOException {
        log = Files.writeString(directory.resolve("flows.log"), LINES).toString();
    }

    private String out(String... words) {
        Call call = call(words);
        assertThat(call.code()).as(call.err()).isZero();
        return call.out();
    }

    private Call call(String... words) {
        String[] all = java.util.Arrays.copyOf(words, words.length + 1);
        all[words.length] = log;
        return InProcess.call(all);
    }

    @Test
    void aTalkerGetsWhatItSendsAndReceivesAndItsOwnTrafficOnce() {
        assertThat(out("top", "talkers", "-o", "csv").lines())
                .containsExactly(
                        "addr,bytes,packets,records,share,cumulative",
                        "10.0.0.1,10140,32,4,0.502478,0.502478",
                        "10.0.0.2,10000,30,2,0.49554,0.998018",
                        "198.51.100.1,40,1,1,0.001982,1");
    }

    @Test
    void rejectsAreCountedAndOtherKeysMayBeAsked() {
        assertThat(out("top", "rejects", "--by", "dstport", "-o", "csv", "--no-header"))
                .isEqualTo("22,40,1,1,1,1\n");
    }

    @Test
    void bothDirectionsCanBeOne() {
        assertThat(out("top", "pairs", "--undirected", "-n", "1", "-o", "csv", "--no-header"))
                .startsWith("10.0.0.1,10.0.0.2,10000,30,2,");
    }

    @Test
    void statsHaveTheirColumnsAndConditions() {
        assertThat(out(
                        "stats",
                        "--by",
                        "srcaddr",
                        "--metric",
                        "max(bytes),count as n,avg(packets)",
                        "--having",
                        "n >= 1 and avg(packets) > 1",
                        "--sort",
                        "n:asc",
                        "-o",
                        "csv"))
                .isEqualTo("srcaddr,max-bytes,n,avg-packets\n10.0.0.2,9000,1,20\n10.0.0.1,1000,2,5.5\n");
    }

    @Test
    void emptyBinsAreShown() {
        assertThat(out("series", "--bin", "5m", "-o", "csv")).isEqualTo("""
                        start,records,bytes,packets,accepted,rejected,nodata,skipdata
                        1717200000,2,10000,30,2,0,0,0
                        1717200300,1,40,1,0,1,1,0
                        1717200600,1,100,1,1,0,0,0
                        """);
        assertThat(out("series", "--bin", "5m", "-o", "csv", "-s", "2024-06-01T00:00", "-e", "2024-06-01T00:20"))
                .endsWith("1717200900,0,0,0,0,0,0,0\n");
    }

    @Test
    void conversationsHaveAClient() {
        assertThat(out("flows", "-n", "1", "-o", "ndjson"))
                .isEqualTo("{\"client\":\"10.0.0.1\",\"server\":\"10.0.0.2\",\"server-port\":443,\"protocol\":6,"
                        + "\"bytes-out\":1000,\"bytes-in\":9000,\"packets-out\":10,\"packets-in\":20,"
                        + "\"start\":1717200000,\"end\":1717200060,\"state\":\"open\",\"records\":2}\n");
    }

    @Test
    void findGoesByTimeAndBySide() {
        assertThat(out("find", "10.0.0.1", "--dst", "--fields", "srcaddr,start"))
                .isEqualTo("""
                10.0.0.2 1717200000
                198.51.100.1 1717200300
                10.0.0.1 1717200600
                """);
        assertThat(out("find", "10.0.0.1", "--with", "10.0.0.2", "--fields", "bytes"))
                .isEqualTo("1000\n9000\n");
    }

    @Test
    void theLastLinesSayWhatCountsAndWhatWasNotRecorded() {
        assertThat(call("top", "ports").err())
                .contains("counted: all records")
                .contains("1 NODATA")
                .contains("NODATA: 2024-06-01T00:06:00Z to 2024-06-01T00:07:00Z");
    }

    @Test
    void lossesAreAnExitCodeWhenAskedFor() throws IOException {
        assertThat(call("top", "ports", "--strict").code()).isZero();
        Files.writeString(
                Path.of(log),
                LINES + LINES.lines().skip(4).findFirst().orElseThrow().replace("NODATA", "SKIPDATA") + "\n");
        assertThat(call("top", "ports").code()).isZero();
        assertThat(call("top", "ports", "--strict").code()).isEqualTo(ExitCode.INCOMPLETE);
        Files.writeString(Path.of(log), LINES + "2 too short\n");
        assertThat(call("series", "--strict").code()).isEqualTo(ExitCode.INCOMPLETE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "top takers|found 'takers'. Did you mean talkers?",
                "top pairs --metric weight|--metric: expected bytes, packets, records",
                "stats --metric sum|expected some of count, sum(F)",
                "stats --metric sum(srcaddr)|expected a numeric field",
                "stats --metric p0(bytes)|percentile from 1 to 100",
                "stats --metric count,count|expected every column once",
                "stats --by srcaddr,srcaddr|expected every key once",
                "stats --bin never|expected a length",
                "stats --having bytes>many|--having: expected such as",
                "stats --having max(bytes)>1|Ask for it with --metric too",
                "stats --spread|expected bins of time",
                "stats --by dstport --undirected|expected the same of both ends",
                "series --fields bytes|--fields: expected only with print and find",
                "diff --before yesterday|--before: expected a window START/END",
                "find 10.0.0.1 --src --dst|expected one of them, found both",
                "exposure --internal 10.0.0.0/99|expected an address",
                "scan --except-ports ssh|--except-ports: expected a whole number"
            })
    void whatCannotBeMeantIsRefused(String words, String problem) {
        Call call = call(words.split(" "));
        assertThat(call.code()).isEqualTo(ExitCode.USAGE);
        assertThat(call.err()).contains(problem);
        assertThat(call.out()).isEmpty();
    }

    @Test
    void formatsSayWhatOthersHaveToBeTold() {
        assertThat(out("formats"))
                .startsWith("# AWS's default format, 5 records\n")
                .contains("  `srcport` int,\n", "  `bytes` bigint,\n", "  `end` bigint,\n", "`log_status` string\n)")
                .contains("parse @message \"* * * * * * * * * * * * * *\" as version, account_id, interface_id,")
                .contains(
                        "[version, account_id, interface_id, srcaddr, dstaddr, srcport, dstport, protocol, packets, bytes,"
                                + " start, end, action = \"REJECT\", log_status]");
        Call hostile = InProcess.call("formats", "--format", "srcaddr x`;drop");
        assertThat(hostile.code()).isZero();
        assertThat(hostile.out()).contains("`x__drop`").doesNotContain("`x`;");
    }
}
