package io.flowlogs.testkit;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.Map;
import java.util.TreeMap;
import org.junit.platform.engine.FilterResult;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.PostDiscoveryFilter;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import org.junit.platform.testkit.engine.Events;

/** What came of running a contract. */
record ContractRun(Events tests) {
    /**
     * Runs a contract.
     *
     * @param without what the name of a test begins with that is left out because it takes long
     */
    static ContractRun of(Class<?> contract, String without) {
        PostDiscoveryFilter left = test -> FilterResult.includedIf(
                !test.getUniqueId().getLastSegment().getValue().startsWith(without));
        return new ContractRun(EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(contract))
                .filters(left)
                .execute()
                .testEvents());
    }

    long succeeded() {
        return tests.succeeded().count();
    }

    long skipped() {
        return tests.aborted().count();
    }

    /** The method of each test that failed to its message. */
    Map<String, String> failures() {
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

    /** Which rule a message is about. */
    static String ruleOf(String message) {
        return message.substring(0, Math.max(message.indexOf(':'), 0));
    }
}
