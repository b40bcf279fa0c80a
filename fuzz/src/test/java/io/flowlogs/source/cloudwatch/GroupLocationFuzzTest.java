package io.flowlogs.source.cloudwatch;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.flowlogs.record.FlowConfigurationException;
import java.nio.charset.StandardCharsets;

/** Names of log groups, and ARNs. */
class GroupLocationFuzzTest {
    @FuzzTest
    void location(byte[] bytes) {
        try {
            GroupLocation.parse(new String(bytes, StandardCharsets.UTF_8));
        } catch (FlowConfigurationException refused) {
            // As it says it does.
        }
    }
}
