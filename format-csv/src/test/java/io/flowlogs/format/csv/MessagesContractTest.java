package io.flowlogs.format.csv;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.flowlogs.source.FlowLogDecoder;
import io.flowlogs.testkit.FlowLogDecoderContract;
import io.flowlogs.testkit.LogFile;
import java.util.stream.Collectors;

/** What the console of CloudWatch Logs saves: the time of each event and its message. */
class MessagesContractTest extends FlowLogDecoderContract {
    @Override
    protected FlowLogDecoder decoder() {
        return new CsvDecoder();
    }

    @Override
    protected byte[] encode(LogFile file) {
        return file.lines().stream()
                .map(line -> "1709632800000,\"" + line + "\"\n")
                .collect(Collectors.joining("", "timestamp,message\n", ""))
                .getBytes(UTF_8);
    }
}
