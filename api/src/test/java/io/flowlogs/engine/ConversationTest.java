package io.flowlogs.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowlogs.report.FlowRow;
import io.flowlogs.report.FlowRow.State;
import io.flowlogs.report.FlowsQuestion;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConversationTest {
    private static final String HEADER =
            "srcaddr dstaddr srcport dstport protocol packets bytes start end action tcp-flags log-status";

    private static FlowRow only(String... lines) {
        List<FlowRow> rows = rows(lines);
        assertThat(rows).hasSize(1);
        return rows.get(0);
    }

    private static List<FlowRow> rows(String... lines) {
        return LogText.asked(withHeader(lines)).flows(FlowsQuestion.all()).rows();
    }

    private static String[] withHeader(String... lines) {
        return (HEADER + "\n" + String.join("\n", lines)).split("\n");
    }

    @Test
    void bothDirectionsAreOneConversation() {
        String[] lines = {
            HEADER,
            "10.0.0.9 10.0.0.1 443 40000 6 3 900 101 160 ACCEPT 18 OK",
            "10.0.0.1 10.0.0.9 40000 443 6 2 100 100 150 ACCEPT 2 OK",
            "10.0.0.1 10.0.0.9 40000 443 6 1 50 160 220 ACCEPT 0 OK",
            "10.0.0.1 10.0.0.8 5 53 17 1 2000 7 8 ACCEPT 0 OK",
            "- - - - - - - 7 8 - - NODATA"
        };
        assertThat(LogText.header(LogText.asked(lines).flows(FlowsQuestion.all())))
                .isEqualTo("client server server-port protocol bytes-out bytes-in packets-out packets-in"
                        + " start end state records");
        assertThat(LogText.rows(LogText.asked(lines).flows(FlowsQuestion.all())))
                .containsExactly(
                        "10.0.0.8 10.0.0.1 5 udp 0 2000 0 1 1970-01-01T00:00:07Z 1970-01-01T00:00:08Z one-way 1",
                        "10.0.0.1 10.0.0.9 443 tcp 150 900 3 3 1970-01-01T00:01:40Z 1970-01-01T00:03:40Z open 3");
        assertThat(LogText.asked(lines).flows(FlowsQuestion.all().limit(1)).rows())
                .hasSize(1);
    }

    @Test
    void whoSentASynAloneIsTheClientWhateverThePorts() {
        FlowRow row = only(
                "10.0.0.1 10.0.0.2 20 5000 6 1 40 1 2 ACCEPT 3 OK",
                "10.0.0.2 10.0.0.1 5000 20 6 1 60 1 3 ACCEPT 19 OK");
        assertThat(row.client()).hasToString("10.0.0.1");
        assertThat(row.clientPort()).isEqualTo(20);
        assertThat(row.serverPort()).isEqualTo(5000);
        assertThat(row.bytesOut()).isEqualTo(40);
        assertThat(row.state()).isEqualTo(State.CLOSED);
        assertThat(row.duration()).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void theLowerPortServesWhereFlagsDoNotTell() {
        FlowRow row = only(
                "10.0.0.1 10.0.0.2 53 3000 17 1 40 9 10 ACCEPT 0 OK",
                "10.0.0.2 10.0.0.1 3000 53 17 1 60 9 10 ACCEPT 0 OK");
        assertThat(row.client()).hasToString("10.0.0.2");
        assertThat(row.serverPort()).isEqualTo(53);
    }

    @Test
    void portsTellWhereBothSentASyn() {
        FlowRow row = only(
                "10.0.0.1 10.0.0.2 80 3000 6 1 40 1 2 ACCEPT 2 OK", "10.0.0.2 10.0.0.1 3000 80 6 1 60 5 6 ACCEPT 2 OK");
        assertThat(row.serverPort()).isEqualTo(80);
    }

    @Test
    void theEarlierOneIsTheClientWherePortsAreEqual() {
        FlowRow row =
                only("10.0.0.1 10.0.0.2 0 0 1 1 40 9 10 ACCEPT 0 OK", "10.0.0.2 10.0.0.1 0 0 1 1 60 8 10 ACCEPT 0 OK");
        assertThat(row.client()).hasToString("10.0.0.2");
        assertThat(row.bytesIn()).isEqualTo(40);
    }

    @Test
    void theFirstAddressIsTheClientWhereNothingTells() {
        FlowRow row = only(
                "10.0.0.10 10.0.0.9 123 123 17 1 40 9 10 ACCEPT 0 OK",
                "10.0.0.9 10.0.0.10 123 123 17 1 60 9 10 ACCEPT 0 OK");
        assertThat(row.client()).hasToString("10.0.0.9");
    }

    @Test
    void stateSaysWhatBecameOfIt() {
        String out = "10.0.0.1 10.0.0.2 5000 22 6 1 40 1 2 ";
        String in = "10.0.0.2 10.0.0.1 22 5000 6 1 40 1 2 ";
        assertThat(only(out + "REJECT 2 OK").state()).isEqualTo(State.REJECTED);
        assertThat(only(out + "ACCEPT 2 OK", out + "REJECT 2 OK").state()).isEqualTo(State.ATTEMPT);
        assertThat(only(out + "ACCEPT 2 OK", out + "ACCEPT 0 OK").state()).isEqualTo(State.ONE_WAY);
        assertThat(only(out + "ACCEPT 3 OK").state()).isEqualTo(State.ONE_WAY);
        assertThat(only(in + "ACCEPT 18 OK").state()).isEqualTo(State.ONE_WAY);
        assertThat(only(out + "ACCEPT 2 OK", in + "ACCEPT 4 OK").state()).isEqualTo(State.RESET);
        assertThat(only(out + "ACCEPT 7 OK", in + "ACCEPT 18 OK").state()).isEqualTo(State.RESET);
        assertThat(only(out + "ACCEPT 2 OK", in + "ACCEPT 19 OK").state()).isEqualTo(State.CLOSED);
        assertThat(only(out + "ACCEPT 2 OK", in + "REJECT 18 OK").state()).isEqualTo(State.OPEN);
        assertThat(only(out + "ACCEPT 2 OK", in + "REJECT 18 OK").rejected()).isEqualTo(1);
    }

    @Test
    void whatIsMissingStaysMissing() {
        FlowRow row = only("10.0.0.1 10.0.0.2 - 22 6 1 40 - - REJECT - OK");
        assertThat(row.clientPort()).isNull();
        assertThat(row.start()).isNull();
        assertThat(row.duration()).isNull();
        assertThat(row.isOneWay()).isTrue();
    }

    @Test
    void packetsHaveAddressesOfTheirOwn() {
        String[] lines = {
            "srcaddr dstaddr srcport dstport protocol bytes pkt-srcaddr pkt-dstaddr",
            "10.0.0.1 10.0.0.2 4000 80 6 5 172.16.0.1 8.8.8.8",
            "10.0.0.2 172.16.0.1 80 4000 6 7 8.8.8.8 -"
        };
        assertThat(LogText.rows(LogText.asked(lines).flows(FlowsQuestion.all().atPacketLevel())))
                .containsExactly("172.16.0.1 8.8.8.8 80 tcp 5 7 0 0 - - open 2");
    }
}
