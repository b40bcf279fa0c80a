package io.flowlogs.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.file.StandardOpenOption.APPEND;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The latest records, and those that come. */
@Timeout(60)
class TailTest {
    private static final String HEADER = "srcaddr start bytes\n";

    @TempDir
    Path directory;

    private String log = "";
    private String position = "";

    @BeforeEach
    void writeLog() throws IOException {
        log = Files.writeString(directory.resolve("a.log"), HEADER + lines(0, 30))
                .toString();
        position = directory.resolve("position").toString();
    }

    private static String lines(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> "10.0.0.1 " + (1_717_329_000 + i) + " " + i + "\n")
                .collect(Collectors.joining());
    }

    private void append(String text) throws IOException {
        Files.writeString(Path.of(log), text, US_ASCII, APPEND);
    }

    @Test
    void ofFilesTheLastTenRecordsArePrinted() {
        assertThat(InProcess.call("tail", log).out()).isEqualTo(lines(20, 30));
        assertThat(InProcess.call("tail", log, "-n", "3").out()).isEqualTo(lines(27, 30));
        assertThat(InProcess.call("tail", log, "-n", "0", "-q")).isEqualTo(new Call(0, "", ""));
        assertThat(InProcess.call("tail", log, log, "-n", "31").out()).isEqualTo(lines(29, 30) + lines(0, 30));
    }

    @Test
    void ofAWindowAllRecordsArePrintedOrTheLast() {
        String start = "1717329010";
        assertThat(InProcess.call("tail", log, "-s", start).out()).isEqualTo(lines(10, 30));
        assertThat(InProcess.call("tail", log, "-s", start, "-n", "2").out()).isEqualTo(lines(28, 30));
    }

    @Test
    void whatIsFollowedEndsWithTheRecordsWanted() {
        Call call = InProcess.call("tail", "-f", log, "-n", "3");
        assertThat(call.code()).isZero();
        assertThat(call.out()).isEqualTo(lines(27, 30));
        assertThat(call.err()).contains("of 30 records matched");
        assertThat(InProcess.call("tail", "-f", log, "-n", "2", "-s", "1717329010")
                        .out())
                .isEqualTo(lines(10, 12));
    }

    @Test
    void everyFormatOfLinesCanBeFollowed() {
        assertThat(InProcess.call("tail", "-f", log, "-n", "1", "-o", "csv").out())
                .isEqualTo("srcaddr,start,bytes\n10.0.0.1,1717329029,29\n");
        assertThat(InProcess.call("tail", "-f", log, "-n", "1", "-o", "ndjson", "--fields", "bytes")
                        .out())
                .isEqualTo("{\"bytes\":29}\n");
        assertThat(InProcess.call("tail", "-f", log, "-n", "1", "--with-header").out())
                .isEqualTo(HEADER + lines(29, 30));
    }

    @Test
    void goingOnPrintsWhatCameMeanwhile() throws IOException {
        assertThat(InProcess.call("tail", "-f", log, "-n", "2", "--resume", position)
                        .out())
                .isEqualTo(lines(28, 30));
        append(lines(30, 33));
        assertThat(InProcess.call("tail", "-f", log, "-n", "3", "--resume", position)
                        .out())
                .isEqualTo(lines(30, 33));
        append(lines(33, 34));
        assertThat(InProcess.call("tail", "-f", log, "-n", "1", "--resume", position)
                        .out())
                .isEqualTo(lines(33, 34));
        assertThat(directory).isDirectoryNotContaining(file -> file.toString().endsWith(".tmp"));
    }

    @Test
    void whatWasNotPrintedIsNotCovered() throws IOException {
        InProcess.call("tail", "-f", log, "-n", "1", "--resume", position);
        append(lines(30, 33));
        assertThat(InProcess.call("tail", "-f", log, "-n", "2", "--resume", position)
                        .out())
                .isEqualTo(lines(30, 32));
        assertThat(InProcess.call("tail", "-f", log, "-n", "3", "--resume", position)
                        .out())
                .isEqualTo(lines(30, 33));
    }

    @Test
    void thePositionIsForItsOwnerOnly() throws IOException {
        InProcess.call("tail", "-f", log, "-n", "1", "--resume", position);
        Path file = Path.of(position);
        assertThat(file).content().startsWith("flowlogs checkpoint 1\n" + log + "\t");
        if (Files.getFileAttributeView(file, PosixFileAttributeView.class) != null) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            -f -o json          | --output: expected text, ndjson, csv or tsv with -f, found 'json'
            -f -o table         | --output: expected text, ndjson, csv or tsv with -f, found 'table'
            -f -e 2024-06-01    | --end: expected without -f only
            --poll 3s           | --poll: expected with -f only
            --resume p          | --resume: expected with -f only
            -f --poll soon      | --poll: expected a length of time
            -f --poll 0s        | --poll: expected a length of time
            --live              | 'live'
            -f --resume LOG     | checkpoint: expected the first line
            """)
    void whatCannotBeIsSaid(String words, String message) {
        String[] call = ("tail " + words + " LOG").replace("LOG", log).split(" ");
        Call answer = InProcess.call(call);
        assertThat(answer.code()).isEqualTo(ExitCode.USAGE);
        assertThat(answer.err()).contains(message);
        assertThat(answer.out()).isEmpty();
    }

    @Test
    void aPositionThatCannotBeKeptIsAFailureAtOnce() {
        Call call = InProcess.call("tail", "-f", log, "--resume", directory + "/no/such/file");
        assertThat(call.code()).isEqualTo(ExitCode.INCOMPLETE);
        assertThat(call.err()).contains("--resume: cannot write").contains("there is no such directory");
    }
}
