package io.flowlogs.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowlogs.report.ExposureQuestion;
import io.flowlogs.report.ExposureRow;
import io.flowlogs.report.Report;
import io.flowlogs.value.CidrBlock;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ExposureTest {
    private static final String HEADER =
            "srcaddr dstaddr srcport dstport protocol packets bytes start end action tcp-flags flow-direction log-status";

    private static List<String> rows(String... lines) {
        return LogText.rows(LogText.asked((HEADER + "\n" + String.join("\n", lines)).split("\n"))
                .exposure(ExposureQuestion.usual()));
    }

    @Test
    void acceptedTrafficOfPublicClientsIsExposure() {
        String[] lines = {
            HEADER,
            "203.0.113.1 10.0.0.1 50000 443 6 2 200 10 20 ACCEPT 2 ingress OK",
            "203.0.113.1 10.0.0.1 50001 443 6 1 100 5 30 ACCEPT 0 ingress OK",
            "203.0.113.2 10.0.0.1 50000 443 6 1 100 7 8 ACCEPT 1 - OK",
            "203.0.113.2 10.0.0.1 50000 22 6 1 50 7 8 ACCEPT 1 ingress OK",
            "203.0.113.2 fd00::1 50000 53 17 1 60 7 8 ACCEPT 0 ingress OK",
            "- - - - - - - 7 8 - - - SKIPDATA"
        };
        Report<ExposureRow> report = LogText.asked(lines).exposure(ExposureQuestion.usual());
        assertThat(LogText.header(report))
                .isEqualTo("dstaddr dstport protocol sources bytes packets records first last confidence");
        assertThat(LogText.rows(report))
                .containsExactly(
                        "10.0.0.1 443 tcp 2 400 4 3 1970-01-01T00:00:05Z 1970-01-01T00:00:30Z high",
                        "fd00::1 53 udp 1 60 1 1 1970-01-01T00:00:07Z 1970-01-01T00:00:08Z low",
                        "10.0.0.1 22 tcp 1 50 1 1 1970-01-01T00:00:07Z 1970-01-01T00:00:08Z medium");
        assertThat(LogText.asked(lines)
                        .exposure(ExposureQuestion.usual().limit(1))
                        .rows())
                .hasSize(1);
    }

    @Test
    void repliesAreNone() {
        assertThat(rows("203.0.113.1 10.0.0.1 443 50000 6 2 200 10 20 ACCEPT 0 ingress OK"))
                .isEmpty();
        assertThat(rows("203.0.113.1 10.0.0.1 50000 443 6 2 200 10 20 ACCEPT 18 ingress OK"))
                .isEmpty();
    }

    @Test
    void rejectedOutgoingAndInternalTrafficIsNone() {
        assertThat(rows("203.0.113.1 10.0.0.1 50000 443 6 2 200 10 20 REJECT 2 ingress OK"))
                .isEmpty();
        assertThat(rows("203.0.113.1 10.0.0.1 50000 443 6 2 200 10 20 ACCEPT 2 egress OK"))
                .isEmpty();
        assertThat(rows("100.64.0.1 10.0.0.1 50000 443 6 2 200 10 20 ACCEPT 2 ingress OK"))
                .isEmpty();
        assertThat(rows("203.0.113.1 203.0.113.2 50000 443 6 2 200 10 20 ACCEPT 2 ingress OK"))
                .isEmpty();
        assertThat(rows("203.0.113.1 10.0.0.1 0 0 1 2 200 10 20 ACCEPT 0 ingress OK"))
                .isEmpty();
    }

    @Test
    void edgesOfPrivateBlocksAreExact() {
        for (String inside :
                List.of("172.16.0.0", "172.31.255.255", "127.0.0.1", "169.254.1.1", "fe80::1", "::1", "fdff::1")) {
            assertThat(rows(inside + " 10.0.0.1 50000 443 6 2 200 10 20 ACCEPT 2 ingress OK"))
                    .as(inside)
                    .isEmpty();
        }
        for (String outside :
                List.of("172.32.0.0", "172.15.255.255", "100.128.0.0", "fe00::1", "::2", "9.255.255.255")) {
            assertThat(rows(outside + " 10.0.0.1 50000 443 6 2 200 10 20 ACCEPT 2 ingress OK"))
                    .as(outside)
                    .hasSize(1);
        }
    }

    @Test
    void ownPublicBlocksAreInternalWhenSaid() {
        String[] lines = {HEADER, "203.0.113.1 198.51.100.7 50000 443 6 2 200 10 20 ACCEPT 2 ingress OK"};
        ExposureQuestion question = ExposureQuestion.usual().withInternal(Set.of(CidrBlock.parse("198.51.100.0/24")));
        assertThat(LogText.rows(LogText.asked(lines).exposure(question)))
                .containsExactly("198.51.100.7 443 tcp 1 200 2 1 1970-01-01T00:00:10Z 1970-01-01T00:00:20Z high");
    }

    @Test
    void packetsHaveAddressesOfTheirOwn() {
        String[] lines = {
            "srcaddr dstaddr srcport dstport action bytes pkt-srcaddr pkt-dstaddr",
            "10.0.0.9 10.0.0.1 50000 443 ACCEPT 5 203.0.113.1 -",
            "203.0.113.1 10.0.0.1 50000 443 ACCEPT 6 - -",
            "203.0.113.1 10.0.0.1 50000 443 ACCEPT 7 10.0.0.3 -"
        };
        assertThat(LogText.rows(
                        LogText.asked(lines).exposure(ExposureQuestion.usual().atPacketLevel())))
                .containsExactly("10.0.0.1 443 - 1 11 0 2 - - low");
    }

    @Test
    void directionsAreThoseSaidOrElseThoseOfTheAddresses() {
        String[] lines = {
            "srcaddr dstaddr bytes packets flow-direction log-status",
            "10.0.0.1 10.0.0.2 1 1 ingress OK",
            "10.0.0.1 8.8.8.8 2 1 egress OK",
            "8.8.8.8 10.0.0.1 4 1 - OK",
            "10.0.0.1 8.8.8.8 8 1 - OK",
            "10.0.0.1 10.0.0.2 16 1 sideways OK",
            "8.8.8.8 9.9.9.9 32 1 - OK",
            "- 9.9.9.9 64 1 - OK",
            "- - - - - NODATA"
        };
        assertThat(LogText.rows(LogText.asked(lines).directions(ExposureQuestion.usual())))
                .containsExactly("inbound 5 2 2", "outbound 10 2 2", "internal 16 1 1", "external 32 1 1", "- 64 1 1");
        assertThat(LogText.rows(LogText.asked(lines[0]).directions(ExposureQuestion.usual())))
                .containsExactly("inbound 0 0 0", "outbound 0 0 0", "internal 0 0 0", "external 0 0 0");
    }
}
