package io.flowlogs.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.flowlogs.source.FlowLogDecoder;

/** The contract for the decoder of tests; run by {@link FlowLogDecoderContractTest}, and not by itself. */
final class SampleDecoderContract extends FlowLogDecoderContract {
    @Override
    protected FlowLogDecoder decoder() {
        return SampleDecoder.has(DecoderFlaw.NOT_INSTALLED) ? new SampleDecoder.Uninstalled() : new SampleDecoder();
    }

    @Override
    protected byte[] encode(LogFile file) {
        StringBuilder text = new StringBuilder(SampleDecoder.BEGIN);
        file.lines()
                .forEach(line ->
                        text.append(line.length()).append('|').append(line).append('\n'));
        return text.append(SampleDecoder.END).append('\n').toString().getBytes(UTF_8);
    }

    @Override
    protected boolean tellsItsEnd() {
        return true;
    }
}
