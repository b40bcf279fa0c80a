package io.flowlogs.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flowlogs.report.FlowReports;
import io.flowlogs.report.TopQuestion;
import io.flowlogs.value.IpProtocol;
import org.junit.jupiter.api.Test;

class TypedTopTest {
    private static final FlowReports REPORTS = LogText.asked(
            "srcaddr dstaddr dstport protocol bytes packets action instance-id subnet-id interface-id log-status",
            "10.0.0.1 10.0.0.2 443 6 75 3 ACCEPT i-1 subnet-1 eni-1 OK",
            "10.0.0.2 10.0.0.2 53 17 25 1 REJECT - subnet-1 eni-2 OK",
            "- - - - - - - - - eni-1 NODATA");

    @Test
    void addressesCountForBothSides() {
        assertThat(LogText.header(REPORTS.topTalkers())).isEqualTo("addr bytes packets records share cumulative");
        assertThat(LogText.rows(REPORTS.topTalkers()))
                .containsExactly(
                        "10.0.0.2 100 4 2 0.5714285714285714 0.5714285714285714",
                        "10.0.0.1 75 3 1 0.42857142857142855 1.0");
    }

    @Test
    void pairsHaveADirection() {
        assertThat(LogText.rows(REPORTS.topPairs()))
                .containsExactly("10.0.0.1 10.0.0.2 75 3 1 0.75 0.75", "10.0.0.2 10.0.0.2 25 1 1 0.25 1.0");
    }

    @Test
    void portsAndProtocolsAreTyped() {
        assertThat(REPORTS.topPorts().rows().get(0).port()).isEqualTo(443);
        assertThat(REPORTS.topProtocols().rows().get(1).protocol()).isEqualTo(IpProtocol.UDP);
    }

    @Test
    void rejectsAreOfSources() {
        assertThat(LogText.rows(REPORTS.topRejects())).containsExactly("10.0.0.2 25 1 1 1.0 1.0");
    }

    @Test
    void whatIsNoInstanceIsAGroupOfItsOwn() {
        assertThat(LogText.rows(REPORTS.topInstances())).containsExactly("i-1 75 3 1 0.75 0.75", "- 25 1 1 0.25 1.0");
        assertThat(LogText.header(REPORTS.topSubnets())).startsWith("subnet-id ");
        assertThat(REPORTS.topSubnets().rows()).hasSize(1);
        assertThat(REPORTS.topInterfaces(TopQuestion.interfaces().limit(1)).rows())
                .hasSize(1);
    }

    @Test
    void rowsOfOtherKeysAreRefused() {
        assertThatThrownBy(() -> REPORTS.topTalkers(TopQuestion.ports()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "top: expected keys of the types [IpAddress], found [dstport]. Ask FlowReports.top about other keys.");
    }
}
