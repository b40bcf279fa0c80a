package io.flowlogs.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import org.junit.platform.testkit.engine.Events;

/** The contract is kept by a good source, and finds what is wrong with any other. */
class FlowRecordSourceContractTest {
    @Test
    void aGoodSourcePasses() {
        Events tests = run(SampleContract.class, null);
        assertThat(failures(tests)).isEmpty();
        assertThat(tests.succeeded().count()).isEqualTo(21);
    }

    @Test
    void whatNobodyCanWithdrawIsNotAskedFor() {
        assertThat(run(WithoutHooks.class, null).aborted().count()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource(Flaw.class)
    void aFlawIsFoundByTheTestOfItsRule(Flaw flaw) {
        Map<String, String> failures = failures(run(SampleContract.class, flaw));

        assertThat(failures).containsKey(flaw.test);
        assertThat(failures.get(flaw.test))
                .startsWith(flaw.rule + ": ")
                .contains("MUST", "Found: ", flaw.found, "Check ");
        assertThat(failures.values())
                .allSatisfy(message -> assertThat(flaw.others.contains(ruleOf(message))
                                || ruleOf(message).equals(flaw.rule))
                        .as(message)
                        .isTrue());
    }

    @Test
    void everyRuleHasASourceThatBreaksIt() {
        assertThat(List.of(SourceRule.values()))
                .allSatisfy(
                        rule -> assertThat(Flaw.values()).anyMatch(flaw -> flaw.rule.equalsIgnoreCase(rule.name())));
    }

    private static String ruleOf(String message) {
        return message.substring(0, Math.max(message.indexOf(':'), 0));
    }

    private static Events run(Class<?> contract, @Nullable Flaw flaw) {
        SampleSourceProvider.flaw = flaw;
        try {
            return EngineTestKit.engine("junit-jupiter")
                    .selectors(selectClass(contract))
                    .execute()
                    .testEvents();
        } finally {
            SampleSourceProvider.flaw = null;
        }
    }

    /** The method to its message. */
    private static Map<String, String> failures(Events tests) {
        Map<String, String> failures = new TreeMap<>();
        tests.failed().stream().forEach(event -> failures.put(method(event), message(event)));
        return failures;
    }

    private static String method(Event event) {
        return ((MethodSource) event.getTestDescriptor().getSource().orElseThrow()).getMethodName();
    }

    private static String message(Event event) {
        return String.valueOf(event.getRequiredPayload(TestExecutionResult.class)
                .getThrowable()
                .orElseThrow()
                .getMessage());
    }

    /** As short as a contract can be. */
    static final class WithoutHooks extends FlowRecordSourceContract {
        @Override
        protected io.flowlogs.source.FlowRecordSourceProvider provider() {
            return new SampleSourceProvider();
        }

        @Override
        protected String publish(List<LogFile> published) {
            return new SampleContract().publish(published);
        }
    }
}
