package io.flowlogs.source.s3;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flowlogs.FlowLogs;
import io.flowlogs.testservers.MotoServer;
import io.flowlogs.testservers.NeedsMoto;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** On moto. */
@NeedsMoto
class MotoTest extends WholeWay {
    @BeforeEach
    void connect(MotoServer moto) {
        begin(moto.endpoint());
    }

    /** Here an upload takes ten times what it does on the other server. */
    @Override
    int manyStreams() {
        return 1100;
    }

    @Test
    void aProviderFindsItByItsOptions(MotoServer moto) {
        put("one.log", (Keys.HEADER + "\n" + Keys.record("123456789012", "us-east-1", 1, 5, 6) + "\n").getBytes(UTF_8));
        Map<String, String> options =
                Map.of("endpoint-url", moto.endpoint().toString(), "region", "us-east-1", "profile", "absent");

        assertThatThrownBy(() -> {
                    try (FlowLogs logs = FlowLogs.open("s3://" + bucket() + "/one.log", options)) {
                        logs.query().count();
                    }
                })
                .hasMessageContaining("expected a profile that can be used");
    }

    @Test
    void aRoleThatIsAssumedReads(MotoServer moto) throws IOException {
        put("one.log", (Keys.HEADER + "\n" + Keys.record("123456789012", "us-east-1", 1, 5, 6) + "\n").getBytes(UTF_8));
        Map<String, String> options = Map.of(
                "endpoint-url",
                moto.endpoint().toString(),
                "region",
                "us-east-1",
                "role-arn",
                "arn:aws:iam::123456789012:role/flow-log-reader",
                "external-id",
                "hush");
        System.setProperty("aws.accessKeyId", "AKIACALLER");
        System.setProperty("aws.secretAccessKey", "nothing");
        try (FlowLogs logs = FlowLogs.open("s3://" + bucket() + "/one.log", options)) {
            assertThat(logs.query().count().matched()).isEqualTo(1);
        } finally {
            System.clearProperty("aws.accessKeyId");
            System.clearProperty("aws.secretAccessKey");
        }
    }

    @Override
    long refusedLists() {
        return 0;
    }
}
