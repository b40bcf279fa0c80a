package io.flowlogs.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowlogs.source.FlowRecordSourceProvider;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The contract is kept by a good source, and finds what is wrong with any other. */
class FlowRecordSourceContractTest {
    @Test
    void aGoodSourcePasses() {
        ContractRun run = run(SampleContract.class, null);
        assertThat(run.failures()).isEmpty();
        assertThat(run.succeeded()).isEqualTo(22);
    }

    @Test
    void whatNobodyCanWithdrawIsNotAskedFor() {
        ContractRun run = run(WithoutHooks.class, null);
        assertThat(run.failures()).isEmpty();
        assertThat(run.skipped()).isEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource
    void aFlawIsFoundByTheTestOfItsRule(Flaw flaw) {
        Map<String, String> failures = run(SampleContract.class, flaw).failures();

        assertThat(failures).containsKey(flaw.test);
        assertThat(failures.get(flaw.test))
                .startsWith(flaw.rule + ": ")
                .contains("MUST", "Found: ", flaw.found, "Check ");
        assertThat(failures.values()).allMatch(message -> flaw.breaks(ContractRun.ruleOf(message)));
    }

    @Test
    void everyRuleHasASourceThatBreaksIt() {
        assertThat(List.of(SourceRule.values()))
                .allSatisfy(rule -> assertThat(Flaw.values()).anyMatch(flaw -> flaw.rule.equals(rule.number())));
    }

    private static ContractRun run(Class<?> contract, @Nullable Flaw flaw) {
        SampleSourceProvider.flaw = flaw;
        SampleSource.silence = new CountDownLatch(1);
        Duration patience = Interrupted.patience;
        Interrupted.patience = flaw == Flaw.WAITS_ON ? Duration.ofMillis(100) : patience;
        try {
            return ContractRun.of(contract, "none");
        } finally {
            Interrupted.patience = patience;
            SampleSource.silence.countDown();
            SampleSourceProvider.flaw = null;
        }
    }

    /** As short as a contract can be. */
    static final class WithoutHooks extends FlowRecordSourceContract {
        @Override
        protected FlowRecordSourceProvider provider() {
            return new SampleSourceProvider();
        }

        @Override
        protected String publish(List<LogFile> published) {
            return new SampleContract().publish(published);
        }
    }
}
