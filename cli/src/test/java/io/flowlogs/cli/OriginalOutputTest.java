package io.flowlogs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the original prints for these lines, byte for byte, as seen when it ran. */
class OriginalOutputTest {
    private static final String REST = " -".repeat(33) + "\n";
    private static final String V2 = "version account-id interface-id srcaddr dstaddr srcport dstport protocol packets"
            + " bytes start end action log-status\n";
    private static final String WEB =
            "2 123456789010 eni-1 198.51.100.1 192.0.2.1 443 49152 6 10 840 1439387263 1439387264" + " ACCEPT OK\n";
    private static final String PING =
            "2 123456789010 eni-1 198.51.100.1 192.0.2.1 0 0 1 4 336 1439387265 1439387266" + " ACCEPT OK\n";
    private static final String NO_DATA = "2 123456789010 eni-2 - - - - - - - 1439387263 1439387266 - NODATA\n";
    private static final String SKIP_DATA =
            "2 123456789010 eni-3 - - - - - - - 1512564058123 1512564059999 - SKIPDATA\n";

    @TempDir
    private Path directory;

    private Call call(String text, String... words) throws IOException {
        Path log = directory.resolve("a.log");
        Files.writeString(log, text);
        List<String> all = new ArrayList<>(List.of("--location-type", "file", log.toString()));
        all.addAll(List.of(words));
        return InProcess.callAs("flowlogs_reader", all.toArray(new String[0]));
    }

    private String print(String text, String... words) throws IOException {
        Call call = call(text, words);
        assertThat(call.code()).as(call.err()).isZero();
        return call.out();
    }

    @Test
    void aRecordIsFortySevenColumnsWhateverItsFormat() throws IOException {
        assertThat(print(V2 + WEB)).isEqualTo(WEB.strip() + REST);
        assertThat(print("bytes start srcaddr end\n840 1439387263 198.51.100.1 1439387264\n"))
                .isEqualTo("- - - 198.51.100.1 - - - - - 840 1439387263 1439387264 - -" + REST);
    }

    @Test
    void everyFieldOfTheOriginalHasItsColumnAndLaterOnesHaveNone() throws IOException {
        String header =
                "packets-lost-ttl-expired packets-lost-mtu-exceeded packets-lost-blackhole packets-lost-no-route"
                        + " tgw-pair-attachment-id tgw-dst-az-id tgw-src-az-id tgw-dst-eni tgw-src-eni tgw-dst-subnet-id"
                        + " tgw-src-subnet-id tgw-dst-vpc-id tgw-src-vpc-id tgw-dst-vpc-account-id tgw-src-vpc-account-id"
                        + " tgw-attachment-id tgw-id resource-type traffic-path flow-direction pkt-dst-aws-service"
                        + " pkt-src-aws-service sublocation-id sublocation-type az-id region pkt-dstaddr pkt-srcaddr type tcp-flags"
                        + " instance-id subnet-id vpc-id log-status action end start bytes packets protocol dstport srcport dstaddr"
                        + " srcaddr interface-id account-id version ecs-task-id reject-reason\n";
        String line = "47 46 45 44 c43 c42 c41 c40 c39 c38 c37 c36 c35 c34 c33 c32 c31 c30 29 c28 c27 c26 c25 c24 c23"
                + " c22 10.0.0.21 10.0.0.20 c19 18 c17 c16 c15 c14 c13 12 11 10 9 8 7 6 10.0.0.5 10.0.0.4 c3 c2 1 new newer\n";
        assertThat(print(header + line))
                .isEqualTo(
                        "1 c2 c3 10.0.0.4 10.0.0.5 6 7 8 9 10 11 12 c13 c14 c15 c16 c17 18 c19 10.0.0.20 10.0.0.21 c22 c23 c24 c25 c26 c27 c28"
                                + " 29 c30 c31 c32 c33 c34 c35 c36 c37 c38 c39 c40 c41 c42 c43 44 45 46 47\n");
    }

    @Test
    void aZeroIsPrintedAsNoValue() throws IOException {
        assertThat(print(V2 + PING))
                .isEqualTo("2 123456789010 eni-1 198.51.100.1 192.0.2.1 - - 1 4 336 1439387265 1439387266 ACCEPT OK"
                        + REST);
    }

    @Test
    void timesArePrintedInWholeSeconds() throws IOException {
        assertThat(print(V2 + SKIP_DATA))
                .isEqualTo("2 123456789010 eni-3 - - - - - - - 1512564058 1512564059 - SKIPDATA" + REST);
        assertThat(print("start end\n0 2147483648\n2147483647 1\n"))
                .isEqualTo(" - - - - - - - - - - 0 2147483 - -".substring(1)
                        + REST
                        + " - - - - - - - - - - 2147483647 1 - -".substring(1)
                        + REST);
    }

    /** The original says nothing of them; we do. */
    @Test
    void recordsThatTheOriginalPassesOverAreTold() throws IOException {
        Call call = call(V2
                + WEB.replace(" 443 ", " 443.0 ")
                + WEB.replace(" 1439387263 ", " - ")
                + WEB.replace("2 1", "x 1")
                + PING);
        assertThat(call.out()).hasLineCount(1).contains(" - - 1 4 336 ");
        assertThat(call.err())
                .contains("srcport: expected a whole number", "found '443.0'")
                .contains("start: expected seconds or milliseconds since 1970, found '-'")
                .contains("version: expected a whole number", "found 'x'");
        assertThat(call.code()).isZero();
    }

    @Test
    void nothingIsSaidWhenAllIsWell() throws IOException {
        assertThat(call(V2 + WEB + NO_DATA)).isEqualTo(new Call(0, print(V2 + WEB + NO_DATA), ""));
        assertThat(call(V2 + WEB, "print", "1").err()).isEmpty();
    }

    @Test
    void soManyRecordsAreEnough() throws IOException {
        assertThat(print(V2 + WEB + PING + NO_DATA, "print", "2")).hasLineCount(2);
        assertThat(print(V2 + WEB + PING + NO_DATA, "print", "0")).hasLineCount(3);
        assertThat(print(V2 + WEB + PING + NO_DATA, "print", "-2")).hasLineCount(3);
        assertThat(print(V2 + WEB + PING + NO_DATA, "print", "+1_0")).hasLineCount(3);
        assertThat(print(V2 + WEB.replace("2 1", "x 1") + WEB + PING, "print", "1"))
                .isEqualTo(WEB.strip() + REST);
    }

    @Test
    void addressesAreThoseOfRecordsWithTraffic() throws IOException {
        String v6 = WEB.replace("192.0.2.1", "2001:DB8::1");
        assertThat(print(V2 + v6 + NO_DATA + SKIP_DATA + WEB + v6.replace("DB8", "db8"), "ipset"))
                .isEqualTo("192.0.2.1\n198.51.100.1\n2001:DB8::1\n2001:db8::1\n");
        assertThat(print("start end srcaddr\n1439387263 1439387264 192.0.2.1\n", "ipset", "of", "whatever"))
                .isEqualTo("192.0.2.1\nNone\n");
    }

    @Test
    void addressesAreFoundInTheSpellingOfTheRecordOnly() throws IOException {
        String v6 = WEB.replace("192.0.2.1", "2001:DB8::1");
        assertThat(print(V2 + WEB + v6 + PING, "findip", "2001:db8::1")).isEmpty();
        assertThat(print(V2 + WEB + v6 + PING, "findip", "2001:DB8::1")).hasLineCount(1);
        assertThat(print(V2 + WEB + v6 + PING, "findip", "203.0.113.9", "192.0.2.1"))
                .hasLineCount(2);
        assertThat(print(V2 + WEB + v6 + PING, "findip", "nowhere", "192.0.2.1"))
                .hasLineCount(2);
        assertThat(print("start end pkt-srcaddr\n1439387263 1439387264 192.0.2.1\n", "findip", "192.0.2.1"))
                .isEmpty();
    }

    @Test
    void flowsComeInTheOrderInWhichTheyBegan() throws IOException {
        String later = WEB.replace("1439387263 1439387264", "1439387200123 1439387999000");
        assertThat(print(V2 + PING + WEB + NO_DATA + later, "aggregate"))
                .isEqualTo("bytes\tdstaddr\tdstport\tend\tpackets\tprotocol\tsrcaddr\tsrcport\tstart\n"
                        + "336\t192.0.2.1\t0\t2015-08-12 13:47:46\t4\t1\t198.51.100.1\t0\t2015-08-12 13:47:45\n"
                        + "1680\t192.0.2.1\t49152\t2015-08-12 13:59:59\t20\t6\t198.51.100.1\t443"
                        + "\t2015-08-12 13:46:40.123000\n");
    }

    /** The original breaks off at each of these. */
    @Test
    void whereTheOriginalBreaksOffThereIsAnAnswer() throws IOException {
        assertThat(print(V2 + NO_DATA, "aggregate")).isEmpty();
        assertThat(print("srcaddr bytes\n192.0.2.1 0\n")).isEqualTo("- - - 192.0.2.1 - - - - - - - - - -" + REST);
        assertThat(print("srcaddr dstaddr srcport dstport protocol\n192.0.2.1 192.0.2.2 1 2 6\n", "aggregate"))
                .endsWith("\n0\t192.0.2.2\t2\t-\t0\t6\t192.0.2.1\t1\t-\n");
    }

    @Test
    void sumsMayBeLargerThanAnyNumberOfTheMachine() throws IOException {
        String large = WEB.replace(" 840 ", " 9223372036854775807 ");
        assertThat(print(V2 + large + large, "aggregate")).contains("\n18446744073709551614\t");
    }

    @Test
    void ourAnswersAreThereForTheAsking() throws IOException {
        assertThat(print(V2 + PING, "--no-compat")).isEqualTo(PING);
        assertThat(print(V2 + WEB + NO_DATA, "--no-compat", "findip", "192.0.2.0/24"))
                .isEqualTo(WEB);
    }
}
