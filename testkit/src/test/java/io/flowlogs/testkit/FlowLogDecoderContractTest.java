package io.flowlogs.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The contract is kept by a good decoder, and finds what is wrong with any other. */
class FlowLogDecoderContractTest {
    @Test
    void aGoodDecoderPasses() {
        ContractRun run = run(SampleDecoderContract.class, null);
        assertThat(run.failures()).isEmpty();
        assertThat(run.succeeded()).isEqualTo(13);
    }

    @ParameterizedTest
    @EnumSource
    void aFlawIsFoundByTheTestOfItsRule(DecoderFlaw flaw) {
        Map<String, String> failures = run(SampleDecoderContract.class, flaw).failures();

        assertThat(failures).containsKey(flaw.test);
        assertThat(failures.get(flaw.test))
                .startsWith(flaw.rule + ": ")
                .contains("MUST", "Found: ", flaw.found, "Check ");
        assertThat(failures.values()).allMatch(message -> flaw.breaks(ContractRun.ruleOf(message)));
    }

    @Test
    void aGoodDecoderOfColumnsPassesWhatIsNotAboutStreams() {
        ContractRun run = run(SampleColumnsContract.class, null);
        assertThat(run.failures()).isEmpty();
        assertThat(run.skipped()).isEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "LOSES_THE_LAST_LINE",
                "SWALLOWS_FAILURES",
                "DOES_NOT_MISS_THE_END",
                "TRUSTS_NUMBERS",
                "CLOSES_THE_CONTENT"
            })
    void aFlawOfADecoderOfColumnsIsFound(DecoderFlaw flaw) {
        assertThat(run(SampleColumnsContract.class, flaw).failures()).containsKey(flaw.test);
    }

    @Test
    void everyRuleHasADecoderThatBreaksIt() {
        assertThat(List.of(DecoderRule.values()))
                .allSatisfy(rule -> assertThat(DecoderFlaw.values()).anyMatch(flaw -> flaw.rule.equals(rule.number())));
    }

    private static ContractRun run(Class<?> contract, @Nullable DecoderFlaw flaw) {
        SampleDecoder.flaw = flaw;
        String slow = flaw == null || flaw == DecoderFlaw.KEEPS_EVERYTHING ? "none" : "d7";
        try {
            return ContractRun.of(contract, slow);
        } finally {
            SampleDecoder.flaw = null;
        }
    }
}
