package io.flowlogs.source.s3;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.flowlogs.record.FlowConfigurationException;
import java.nio.charset.StandardCharsets;

/** Names of buckets, keys and ARNs. */
class S3LocationFuzzTest {
    @FuzzTest
    void location(byte[] bytes) {
        try {
            S3Location.parse(new String(bytes, StandardCharsets.UTF_8));
        } catch (FlowConfigurationException refused) {
            // As it says it does.
        }
    }
}
