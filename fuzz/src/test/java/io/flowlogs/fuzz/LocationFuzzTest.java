package io.flowlogs.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.flowlogs.FlowLogs;
import io.flowlogs.record.FlowLogException;
import java.nio.charset.StandardCharsets;

/** Names of files and patterns. Opened and not planned: what they name is not looked through. */
class LocationFuzzTest {
    @FuzzTest
    void file(byte[] bytes) {
        try (FlowLogs logs = FlowLogs.open("file:" + new String(bytes, StandardCharsets.UTF_8))) {
            logs.query();
        } catch (FlowLogException refused) {
            // As it says it does.
        }
    }
}
