package io.flowlogs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Questions about small files, from the words to the answer. */
class QuestionsTest {
    private static final String HEADER =
            "version account-id interface-id srcaddr dstaddr srcport dstport protocol packets"
                    + " bytes start end action log-status\n";
    private static final String WEB =
            "2 123456789010 eni-1 10.0.0.1 192.0.2.1 443 50000 6 9 1584 1717200055 1717200105 ACCEPT OK\n";
    private static final String WEB_AGAIN =
            "2 123456789010 eni-1 10.0.0.1 192.0.2.1 443 50000 6 1 16 1717200155 1717200165 ACCEPT OK\n";
    private static final String PING =
            "2 123456789010 eni-1 2001:db8::1 2001:DB8:0::2 0 0 58 2 200 1717203655 1717203705 REJECT OK\n";
    private static final String NOTHING = "2 123456789010 eni-2 - - - - - - - 1717203655 1717203705 - NODATA\n";
    private static final String LOST = "2 123456789010 eni-2 - - - - - - - 1717203655 1717203705 - SKIPDATA\n";

    @TempDir
    Path directory;

    private String log = "";

    @BeforeEach
    void writeLog() throws IOException {
        log = write("a.log", HEADER + WEB + PING + NOTHING + WEB_AGAIN);
    }

    @Test
    void printGivesTheLinesAsDelivered() {
        assertThat(InProcess.call("print", log).out()).isEqualTo(WEB + PING + NOTHING + WEB_AGAIN);
        assertThat(InProcess.call(log, "-n", "2").out()).isEqualTo(WEB + PING);
        assertThat(InProcess.call("-n", "0", log, "-q")).isEqualTo(new Call(0, "", ""));
    }

    @Test
    void severalSourcesAreReadOneAfterAnother() throws IOException {
        String other = write("b.log", HEADER + LOST);
        assertThat(InProcess.call("print", other, log).out()).isEqualTo(LOST + WEB + PING + NOTHING + WEB_AGAIN);
    }

    @Test
    void textWithHeadersCanBeReadAgain() throws IOException {
        String custom = write("b.log", "bytes srcaddr action\n40 192.0.2.1 REJECT\n2 - -\n");
        String all = InProcess.call("print", log, custom, log, "--with-header").out();
        assertThat(all)
                .isEqualTo(
                        HEADER + WEB + PING + NOTHING + WEB_AGAIN + "bytes srcaddr action\n40 192.0.2.1 REJECT\n2 - -\n"
                                + HEADER + WEB + PING + NOTHING + WEB_AGAIN);
        String again = write("c.log", all);
        assertThat(InProcess.call("aggregate", "--by", "srcaddr", again).out())
                .isEqualTo(InProcess.call("aggregate", "--by", "srcaddr", log, custom, log)
                        .out());
        assertThat(InProcess.call("find", "192.0.2.1", "--with-header", "--fields", "srcaddr,bytes", custom, log)
                        .out())
                .isEqualTo("srcaddr bytes\n10.0.0.1 1584\n10.0.0.1 16\n192.0.2.1 40\n");
        assertThat(InProcess.call("find", "9.9.9.9", "--with-header", "--fields", "srcaddr,bytes", custom, log)
                        .out())
                .isEqualTo("srcaddr bytes\n");
    }

    @Test
    void statisticsDoNotReplaceWhatIsRead() throws IOException {
        Call call = InProcess.call("print", log, "--stats", log);
        assertThat(call.code()).isEqualTo(ExitCode.USAGE);
        assertThat(call.err()).contains("which is to be read");
        assertThat(Files.readString(Path.of(log))).startsWith(HEADER);
        assertThat(InProcess.call("print", log, "--stats", log + ".d/x").err()).contains("there is no such directory");
    }

    @Test
    void fieldsAreChosenByAnyOfTheWords() {
        assertThat(InProcess.call("fields", "tgw-id", "traffic-path", "-o", "text", "--no-header")
                        .out())
                .isEqualTo("traffic-path\ntgw-id\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2001:0db8::2", "2001:db8::/32", "203.0.113.9,2001:db8:0:0::1", "::/0"})
    void findComparesAddressesAsNumbers(String addresses) {
        assertThat(InProcess.call("find", addresses, log).out()).isEqualTo(PING);
    }

    @Test
    void findTakesAddressesFromAFile() throws IOException {
        String file = write("bad.txt", "# bad\n192.0.2.0/24\n");
        assertThat(InProcess.call("find", "@" + file, log, "-q")).isEqualTo(new Call(0, WEB + WEB_AGAIN, ""));
        assertThat(InProcess.call("find", "192.0.2.2", log, "-q")).isEqualTo(new Call(0, "", ""));
    }

    @Test
    void ipsetListsEveryAddressOnceInOrder() {
        assertThat(InProcess.call("ipset", log).out()).isEqualTo("10.0.0.1\n192.0.2.1\n2001:db8::1\n2001:db8::2\n");
        assertThat(InProcess.call("ipset", log, "-o", "csv", "-n", "1").out()).isEqualTo("addr\n10.0.0.1\n");
        assertThat(InProcess.call("ipset", log, "-o", "json", "-n", "1").out())
                .isEqualTo("[\n{\"addr\":\"10.0.0.1\"}\n]\n");
    }

    @Test
    void aggregateSumsByKeyAndOrdersByBytes() {
        assertThat(InProcess.call("aggregate", log, "-o", "csv").out()).isEqualTo("""
                        srcaddr,dstaddr,srcport,dstport,protocol,packets,bytes,start,end,records
                        10.0.0.1,192.0.2.1,443,50000,6,10,1600,1717200055,1717200165,2
                        2001:db8::1,2001:db8::2,0,0,58,2,200,1717203655,1717203705,1
                        """);
        assertThat(InProcess.call("aggregate", "--by", "action", "-n", "1", "-o", "ndjson", log)
                        .out())
                .isEqualTo(
                        "{\"action\":\"ACCEPT\",\"packets\":10,\"bytes\":1600,\"start\":1717200055,\"end\":1717200165,"
                                + "\"records\":2}\n");
    }

    @Test
    void aggregateIsATableOnATerminalOnly() {
        assertThat(InProcess.call("aggregate", "--by", "action", log).out()).startsWith("action\tpackets\tbytes\t");
        assertThat(InProcess.callOnTerminal("aggregate", "--by", "action", log).out())
                .startsWith("action  packets  bytes  start ")
                .contains("2024-06-01T00:00:55Z");
    }

    @Test
    void windowsAreInTheZoneAskedFor() {
        assertThat(InProcess.call(log, "-s", "2024-06-01T01:00").out()).isEqualTo(PING + NOTHING);
        assertThat(InProcess.call(log, "-s", "2024-06-01T03:00", "--local").out())
                .isEqualTo(PING + NOTHING);
        assertThat(InProcess.call(log, "-s", "2024-06-01T06:30", "--tz", "Asia/Kathmandu")
                        .out())
                .isEqualTo(PING + NOTHING);
        assertThat(InProcess.call(log, "-e", "1717200155").out()).isEqualTo(WEB);
        assertThat(InProcess.call(log, "--last", "1d").out()).isEmpty();
        assertThat(InProcess.call(log, "--since", "2d").out()).hasLineCount(4);
        assertThat(InProcess.call(log, "--since", "yesterday", "-e", "today").out())
                .hasLineCount(4);
    }

    @Test
    void malformedLinesAreShownAndCostNothingButWithStrict() throws IOException {
        String bad = write("bad.log", HEADER + WEB + "half a line\n" + PING);
        Call call = InProcess.call("print", bad);
        assertThat(call.code()).isZero();
        assertThat(call.out()).isEqualTo(WEB + PING);
        assertThat(call.err()).contains("malformed: ", "bad.log:3: expected 14 fields, found 3", "1 malformed");
        Call strict = InProcess.call("print", bad, "--strict");
        assertThat(strict.code()).isEqualTo(ExitCode.INCOMPLETE);
        assertThat(strict.out()).isEqualTo(WEB + PING);
    }

    @Test
    void lostRecordsCostNothingButWithStrict() throws IOException {
        String lost = write("lost.log", HEADER + LOST);
        assertThat(InProcess.call("ipset", lost).code()).isZero();
        assertThat(InProcess.call("ipset", lost, "--strict").code()).isEqualTo(ExitCode.INCOMPLETE);
    }

    @Test
    void aFileCutInTheMiddleMakesTheAnswerIncomplete() throws IOException {
        byte[] whole = gzip(HEADER + WEB.repeat(2000));
        Path cut = Files.write(directory.resolve("cut.log.gz"), Arrays.copyOf(whole, whole.length - 20));
        Call call = InProcess.call("print", cut.toString());
        assertThat(call.code()).isEqualTo(ExitCode.INCOMPLETE);
        assertThat(call.out()).startsWith(WEB);
        assertThat(call.err()).contains("cut.log.gz", "incomplete");
    }

    @Test
    void aFileThatIsNotThereIsAFailure() {
        Call call = InProcess.call("print", directory.resolve("none.log").toString());
        assertThat(call.code()).isEqualTo(ExitCode.INCOMPLETE);
        assertThat(call.err()).startsWith("flowlogs: ").contains("none.log");
    }

    @Test
    void theFormatOfLinesWithoutAHeaderIsSaidOrRefused() throws IOException {
        String custom = write("custom.log", "10.0.0.1 5\n10.0.0.2 7\n");
        Call refused = InProcess.call("print", custom);
        assertThat(refused.code()).isNotZero();
        assertThat(refused.err()).contains("--format");
        assertThat(InProcess.call(
                        "aggregate", "--by", "srcaddr", custom, "--format", "srcaddr bytes", "-o", "csv", "-q"))
                .isEqualTo(new Call(0, """
                        srcaddr,packets,bytes,start,end,records
                        10.0.0.2,0,7,,,1
                        10.0.0.1,0,5,,,1
                        """, ""));
    }

    @Test
    void statisticsAreWrittenAsJson() throws IOException {
        Path file = directory.resolve("stats.json");
        assertThat(InProcess.call("ipset", log, "--stats", file.toString()).code())
                .isZero();
        assertThat(Files.readString(file))
                .startsWith("{\"splits-planned\":1,\"splits-read\":1,")
                .contains("\"records\":4,", "\"nodata\":1,", "\"first-record-time\":\"2024-06-01T00:00:55Z\"")
                .endsWith("}\n");
    }

    @Test
    void theFooterSaysWhatWasRead() {
        assertThat(InProcess.call("ipset", log).err()).contains("of 4 records matched, 1 NODATA", "1 of 1 file read");
        assertThat(InProcess.call("ipset", log, "-q").err()).isEmpty();
    }

    @Test
    void sourceOptionsAreCheckedByTheSource() {
        Call call = InProcess.call("print", log, "-O", "no-such-option=1");
        assertThat(call.code()).isEqualTo(ExitCode.USAGE);
        assertThat(call.err()).contains("no-such-option");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "json", "ndjson", "csv", "tsv"})
    void theAnswerDoesNotDependOnTheNumberOfThreads(String format) throws IOException {
        String large = directory.resolve("large").toString();
        InProcess.call("gen", "-n", "30000", "--files", "3", large);
        Path mixed = Files.writeString(
                directory.resolve("large/zz.log"), "action bytes vpc-id\n" + "REJECT 5 vpc-1\n".repeat(5000));
        assertThat(mixed).exists();
        for (List<String> question : List.of(
                List.of("print", large, "-o", format),
                List.of("find", "10.0.0.0/16", large, "-o", format),
                List.of("aggregate", large, "-o", format))) {
            assertThat(answer(question, 4)).isEqualTo(answer(question, 1)).isNotEmpty();
        }
    }

    private static String answer(List<String> question, int threads) {
        String[] words = question.toArray(new String[question.size() + 2]);
        words[question.size()] = "-j";
        words[question.size() + 1] = Integer.toString(threads);
        return InProcess.call(words).out();
    }

    private String write(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text).toString();
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.US_ASCII));
        }
        return bytes.toByteArray();
    }
}
