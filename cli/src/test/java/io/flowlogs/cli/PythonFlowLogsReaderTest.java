package io.flowlogs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** The original's own tests of log groups, FlowLogsReaderTestCase: each method bears the name of the one it answers. */
@DisplayName("FlowLogsReaderTestCase")
@ResourceLock("io.flowlogs.testservers.MotoServer")
class PythonFlowLogsReaderTest {
    private static final long START = Instant.parse("2015-08-12T12:00:00Z").toEpochMilli();
    private static final String[] WINDOW = {"-s", "2015-08-12 12:00:00", "-e", "2015-08-12 13:00:00"};

    private ScriptedAws aws;
    private LegacyAccount account;

    @BeforeEach
    void open() throws IOException {
        aws = new ScriptedAws(PythonMainTest.FORMAT);
        account = LegacyAccount.at(aws.endpoint());
    }

    @AfterEach
    void close() {
        account.close();
        aws.close();
    }

    private static Call reader(String... words) {
        List<String> all = new ArrayList<>(List.of(WINDOW));
        all.add("mygroup");
        all.addAll(List.of(words));
        return InProcess.callAs("flowlogs_reader", all.toArray(new String[0]));
    }

    private void putSamples() {
        for (int at = 0; at < PythonMainTest.SAMPLES.size(); at++) {
            aws.event(START + at, PythonMainTest.SAMPLES.get(at));
        }
    }

    private static String samples() {
        StringBuilder lines = new StringBuilder();
        PythonMainTest.SAMPLES.forEach(
                sample -> lines.append(sample).append(PythonMainTest.REST).append('\n'));
        return lines.toString();
    }

    /** The end is in the window, the millisecond after it is not. */
    @Test
    @DisplayName("test_init")
    void testInit() {
        putSamples();
        long end = START + 3_600_000;
        aws.event(START - 1, PythonMainTest.SAMPLES.get(0));
        aws.event(end, PythonMainTest.SAMPLES.get(1));
        aws.event(end + 1, PythonMainTest.SAMPLES.get(2));
        Call call = reader("--filter-pattern", "REJECT");
        assertThat(call.out()).isEqualTo(samples() + PythonMainTest.SAMPLES.get(1) + PythonMainTest.REST + "\n");
        assertThat(aws.asked("FilterLogEvents")).allSatisfy(asked -> {
            assertThat(asked.body()).contains("\"logGroupName\":\"mygroup\"", "\"filterPattern\":\"REJECT\"");
            assertThat(asked.number("startTime")).isGreaterThanOrEqualTo(START);
            assertThat(asked.number("endTime")).isLessThanOrEqualTo(end);
        });
    }

    @Test
    @DisplayName("test_region_name")
    void testRegionName() {
        reader("--region", "some-region-1");
        reader();
        assertThat(aws.asked("FilterLogEvents"))
                .extracting(ScriptedAws.Asked::region)
                .containsOnly("some-region-1", LegacyAccount.REGION);
    }

    @Test
    @DisplayName("test_get_fields")
    void testGetFields() throws IOException {
        close();
        aws = new ScriptedAws("${srcaddr} ${pkt-dstaddr} ${start} ${end}");
        account = LegacyAccount.at(aws.endpoint());
        aws.event(START, "192.0.2.1 192.0.2.2 1439387263 1439387264");
        assertThat(reader().out())
                .startsWith("- - - 192.0.2.1 - - - - - - 1439387263 1439387264 - - - - - - - - 192.0.2.2 -");
        assertThat(aws.asked("DescribeFlowLogs"))
                .hasSize(1)
                .allSatisfy(asked -> assertThat(asked.body()).contains("log-group-name", "mygroup"));
        assertThat(reader("--fields", "start end dstaddr").code()).isZero();
        assertThat(aws.asked("DescribeFlowLogs")).hasSize(1);
    }

    @Test
    @DisplayName("test_read_streams")
    void testReadStreams() {
        putSamples();
        aws.pagesOf(2);
        assertThat(reader().out()).isEqualTo(samples());
        assertThat(aws.asked("FilterLogEvents")).hasSizeGreaterThanOrEqualTo(3);
    }

    /** Differs: what the original passes over without a word is told. */
    @Test
    @DisplayName("test_iteration")
    void testIteration() {
        putSamples();
        aws.event(START + 10, "bogus!").pagesOf(3);
        Call call = reader();
        assertThat(call.out()).isEqualTo(samples());
        assertThat(call.err()).contains("version: expected a whole number, found 'bogus!'");
        assertThat(call.code()).isZero();
    }

    /** Differs: where the original ends without a word, the reading goes on. */
    @Test
    @DisplayName("test_iteration_error")
    void testIterationError() {
        putSamples();
        aws.pagesOf(2).repeatingTokens();
        Call call = reader("--thread-count", "1");
        assertThat(call.out()).isEqualTo(samples());
        assertThat(call.code()).as(call.err()).isZero();
    }

    /** Differs: an exit code in place of a traceback. */
    @Test
    @DisplayName("test_iteration_unexpecetd_error")
    void testIterationUnexpectedError() {
        aws.refusing("InvalidParameterException");
        Call call = reader();
        assertThat(call.code()).isNotZero().isNotEqualTo(ExitCode.BUG);
        assertThat(call.err()).contains("not so");
    }

    /** Differs: streams are not asked for, and the order is that of time for any number of threads. */
    @Test
    @DisplayName("test_threads")
    void testThreads() {
        putSamples();
        aws.pagesOf(2);
        assertThat(reader("--thread-count", "2").out()).isEqualTo(samples());
    }

    /** A message with fewer or more words than the format has fields is a record to the original. */
    @Test
    void messagesOfAnotherLength() {
        String line = PythonMainTest.SAMPLES.get(0);
        aws.event(START, line + " and more")
                .event(START + 1, line.replace(" ACCEPT OK", ""))
                .event(START + 2, line);
        assertThat(reader().out().lines())
                .containsExactly(
                        line + PythonMainTest.REST,
                        line.replace("ACCEPT OK", "- -") + PythonMainTest.REST,
                        line + PythonMainTest.REST);
    }

    @Test
    void numbersOfAnotherSpelling() {
        aws.event(START, "2 123456789010 eni-1 198.51.100.1 nowhere +443 1_000 006 00 -1 1439387263 1439387264 None OK")
                .event(START + 1, PythonMainTest.SAMPLES.get(0).replace(" 443 ", " 443.0 "))
                .event(START + 2, PythonMainTest.SAMPLES.get(0).replace(" 1439387263 ", " - "));
        Call call = reader();
        assertThat(call.out())
                .isEqualTo("2 123456789010 eni-1 198.51.100.1 nowhere 443 1000 6 - -1 1439387263 1439387264 - OK"
                        + PythonMainTest.REST + "\n");
        assertThat(call.err())
                .contains("srcport: expected a whole number, found '443.0'")
                .contains("start: expected seconds or milliseconds since 1970, found '-'");
    }

    /** An empty answer is one. */
    @Test
    void nothingInTheWindow() {
        assertThat(reader("aggregate").out()).isEmpty();
        assertThat(reader("aggregate").code()).isZero();
    }
}
