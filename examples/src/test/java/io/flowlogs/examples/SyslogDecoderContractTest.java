package io.flowlogs.examples;

// region syslog contract
import static java.nio.charset.StandardCharsets.UTF_8;

import io.flowlogs.examples.syslog.SyslogDecoder;
import io.flowlogs.source.FlowLogDecoder;
import io.flowlogs.testkit.FlowLogDecoderContract;
import io.flowlogs.testkit.LogFile;
import java.util.stream.Collectors;

class SyslogDecoderContractTest extends FlowLogDecoderContract {
    @Override
    protected FlowLogDecoder decoder() {
        return new SyslogDecoder();
    }

    @Override
    protected byte[] encode(LogFile file) {
        return file.lines().stream()
                .map(line -> "<134>1 2024-03-05T10:21:10Z relay flowlogs - - - " + line + "\n")
                .collect(Collectors.joining())
                .getBytes(UTF_8);
    }
}
// endregion
