package io.flowlogs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the command says, and ends with, when a source cannot be reached, and what it says of one that can. */
class SourceFailureTest {
    private static final String DOOR = ": expected to be let in, found the door locked.";

    @ParameterizedTest
    @CsvSource({
        "open-configuration, 253", "plan-configuration, 253", "list-configuration, 253", "read-configuration, 253",
        "open-service, 254", "plan-service, 254", "list-service, 254", "read-service, 254",
        "open-damage, 1", "plan-damage, 1", "list-damage, 1", "read-damage, 1",
        "read-service-spared, 1", "read-configuration-damaged, 1"
    })
    void whoHasToDoSomethingIsToldByTheExitCode(String words, int code) {
        for (String command : new String[] {"print", "ipset", "aggregate"}) {
            Call call = InProcess.call(command, "probe:" + words, "-j", "2");
            assertThat(call.code()).as(command).isEqualTo(code);
            assertThat(call.err()).contains("flowlogs: probe:" + words);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"open", "plan", "list"})
    void aFailureOfTheWholeSourceIsOneSentence(String stage) {
        assertThat(InProcess.call("probe:" + stage + "-service"))
                .isEqualTo(new Call(254, "", "flowlogs: probe:" + stage + "-service" + DOOR + "\n"));
    }

    @Test
    void whatAllPartsSayIsSaidOnceAndOfTheSource() {
        assertThat(InProcess.call("probe:read-service").err().lines())
                .startsWith("flowlogs: probe:read-service" + DOOR, "flowlogs: and 2 more parts for the same reason")
                .endsWith("flowlogs: the answer is incomplete: 3 of 3 parts could not be read to the end.");
    }

    @Test
    void partsThatFailInTheirOwnWayAreNamed() {
        assertThat(InProcess.call("probe:read-damage", "-q").err().lines())
                .containsExactlyInAnyOrder(
                        "flowlogs: probe:read-damage#1: expected data, found damage.",
                        "flowlogs: probe:read-damage#2: expected data, found damage.",
                        "flowlogs: probe:read-damage#3: expected data, found damage.",
                        "flowlogs: the answer is incomplete: 3 of 3 parts could not be read to the end.");
    }

    @Test
    void theCallersOwnSettingsComeFirst() {
        Call call = InProcess.call("probe:read-service", "probe:read-configuration", "-q");
        assertThat(call.code()).isEqualTo(253);
        assertThat(call.err()).contains("read-service" + DOOR, "read-configuration" + DOOR, "6 of 6 parts");
    }

    @Test
    void whatWasReadOfAnotherSourceCounts() {
        Call call = InProcess.call("probe:x", "probe:read-configuration", "-q");
        assertThat(call.code()).isEqualTo(ExitCode.INCOMPLETE);
        assertThat(call.out().lines()).containsExactlyElementsOf(ProbeSource.lines());
    }

    @Test
    void theFooterSaysWhatItTook() {
        assertThat(InProcess.call("probe:x").err().lines())
                .anyMatch(line -> line.contains(" 3 of 3 parts read, "))
                .endsWith("flowlogs: message bytes 2.4 kB, pages 1,200, waited 1.23 s");
    }

    @Test
    void aSourceThatNeverEndsIsReadAsUsualUnlessAllIsAskedFor() {
        Call usual = InProcess.call("probe:live");
        assertThat(usual.out().lines()).hasSize(1);
        assertThat(usual.err()).contains("probe:live: no window was given", "--since all reads everything.");
        for (String words : new String[] {"--since all", "--last ALL", "--since=all"}) {
            Call all = InProcess.call(("probe:live " + words).split(" "));
            assertThat(all.code()).isZero();
            assertThat(all.out().lines()).containsExactlyElementsOf(ProbeSource.lines());
            assertThat(all.err()).doesNotContain("no window was given");
        }
        assertThat(InProcess.call("probe:live", "--since", "all", "-e", "1717199999")
                        .out())
                .hasLineCount(1);
    }
}
