package io.flowlogs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the command says of questions before it reads. */
class ExplainTest {
    private static final String NAME = "123456789012_vpcflowlogs_us-east-1_fl-1234abcd_%sZ_fe123456.log.gz";

    @TempDir
    private Path directory;

    private String logs = "";

    @BeforeEach
    void makeFiles() throws IOException {
        // Who reads these fails.
        Files.write(directory.resolve(String.format(NAME, "20240601T2355")), new byte[1500]);
        Files.write(directory.resolve(String.format(NAME, "20240602T0000")), new byte[200]);
        Files.write(directory.resolve("other.log"), new byte[30]);
        logs = directory.toString();
    }

    @Test
    void aTableIsForPeople() {
        Call call = InProcess.call("explain", logs, "--since", "2024-06-01", "--where", "dstport=22");

        assertThat(call.out().replace(logs, "LOGS")).isEqualTo("""
                        source       LOGS
                        layout       files below a directory; names as AWS gives them: 2 of 3
                        window       [2024-06-01T00:00:00Z, ..)
                        condition    dstport = 22
                        not read     The window leaves out files that by the time in AWS's names, and a slack of 30m, have nothing of it.
                        then tested  window [2024-06-01T00:00:00Z, ..); condition dstport = 22
                        time         0.00 s
                        assumed      Searching text on two processors reads 1.5 GB/s, grouping on one 0.15 GB/s; gzip 120 and 15 MB/s of compressed bytes. A slow disk or network is not in it.
                        cost         none

                        day         files   bytes
                        2024-06-01      1  1.5 kB
                        2024-06-02      1   200 B
                        not known       1    30 B
                        all             3  1.7 kB
                        """);
        assertThat(call.code()).isZero();
        assertThat(call.err()).isEmpty();
    }

    @Test
    void questionsCanBeExplainedInPlaceOfBeingAnswered() {
        String explained = InProcess.call("explain", logs).out();

        assertThat(InProcess.call("print", logs, "--explain").out()).isEqualTo(explained);
        assertThat(InProcess.call("ipset", logs, "--explain").out()).isEqualTo(explained);
        assertThat(InProcess.call("aggregate", "--by", "srcaddr", logs, "--explain")
                        .out())
                .isEqualTo(explained);
        assertThat(InProcess.call("find", "10.0.0.1", logs, "--explain").out())
                .contains("condition    srcaddr = 10.0.0.1 or dstaddr = 10.0.0.1 or pkt-srcaddr = ");
        assertThat(InProcess.call("print", logs, "--explain", "-n", "3").err())
                .contains("--limit may end reading sooner");
    }

    @Test
    void programsGetARowForEachThing() {
        String csv = InProcess.call("explain", logs, "-o", "csv").out().replace(logs, "LOGS");

        assertThat(csv.lines())
                .startsWith("source,item,name,parts,bytes,unsized,least,most,unit,least-usd,most-usd,text")
                .contains(
                        "LOGS,window,,,,,,,,,,\"[.., ..)\"",
                        "LOGS,day,2024-06-01,1,1500,0,,,,,,",
                        "LOGS,day,,1,30,0,,,,,,",
                        "LOGS,total,,3,1730,0,,,,,,",
                        "LOGS,cost,,,,,,,,0,0,");
        assertThat(InProcess.call("explain", logs, "-o", "ndjson").out().replace(logs, "LOGS"))
                .contains(
                        "{\"source\":\"LOGS\",\"item\":\"total\",\"name\":null,\"parts\":3,\"bytes\":1730,\"unsized\":0,"
                                + "\"least\":null,\"most\":null,\"unit\":null,\"least-usd\":null,\"most-usd\":null,\"text\":null}");
    }

    @Test
    void whatASourceDoesNotSayIsNotKnown() {
        Call call = InProcess.call("explain", "probe:live", "--region", "here");

        assertThat(call.out())
                .contains(
                        "layout       not known\n",
                        "time         not known\n",
                        "cost         not known\n",
                        "to say this  message bytes 2.4 kB, pages 1,200, waited 1.23 s\n",
                        "note         probe:live: no window was given; read is [2024-06-01T00:00:00Z, ..).\n",
                        "not known      3  not known\n");
        assertThat(call.code()).isZero();
    }

    @Test
    void sourcesThatCannotBeListedFailAsTheyDoWhenTheyAreRead() {
        assertThat(InProcess.call("explain", "probe:plan-service").code()).isEqualTo(254);
        assertThat(InProcess.call("explain", "probe:list-configuration").code()).isEqualTo(253);
        assertThat(InProcess.call("explain", logs + "/absent").code()).isEqualTo(1);
    }

    @Test
    void severalSourcesComeOneAfterAnother() {
        String both = InProcess.call("explain", logs, logs).out();
        String one = InProcess.call("explain", logs).out();

        assertThat(both).isEqualTo(one + "\n" + one);
    }

    @Test
    void optionsOfReadingAreRefused() {
        assertThat(InProcess.call("explain").code()).isEqualTo(2);
        assertThat(InProcess.call("explain", logs, "--stats", "x.json").code()).isEqualTo(2);
        assertThat(InProcess.call("print", logs, "--explain", "--stats", "x.json")
                        .err())
                .contains("--stats: expected where records are read");
    }
}
