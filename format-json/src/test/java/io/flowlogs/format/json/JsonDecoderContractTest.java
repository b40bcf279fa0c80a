package io.flowlogs.format.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.flowlogs.source.FlowLogDecoder;
import io.flowlogs.testkit.FlowLogDecoderContract;
import io.flowlogs.testkit.LogFile;
import java.util.stream.Collectors;

/** A message of a subscription. */
class JsonDecoderContractTest extends FlowLogDecoderContract {
    @Override
    protected FlowLogDecoder decoder() {
        return new JsonDecoder();
    }

    @Override
    protected byte[] encode(LogFile file) {
        String events = file.lines().stream()
                .map(line -> "{\"id\":\"31\",\"timestamp\":1709632800000,\"message\":\"" + line + "\"}")
                .collect(Collectors.joining(","));
        return ("{\"messageType\":\"DATA_MESSAGE\",\"owner\":\"123456789012\",\"logGroup\":\"flow-logs\","
                        + "\"logStream\":\"eni-0a1b2c3d4e5f60001-all\",\"subscriptionFilters\":[\"all\"],\"logEvents\":["
                        + events + "]}\n")
                .getBytes(UTF_8);
    }

    @Override
    protected boolean tellsItsEnd() {
        return true;
    }
}
