package io.flowlogs.testkit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.flowlogs.source.FlowLogDecoder;

/** The contract for the decoder of columns of tests; run by {@link FlowLogDecoderContractTest}, and not by itself. */
final class SampleColumnsContract extends FlowLogDecoderContract {
    @Override
    protected FlowLogDecoder decoder() {
        return new SampleColumnDecoder();
    }

    @Override
    protected byte[] encode(LogFile file) {
        return (SampleColumnDecoder.BEGIN + file.text() + SampleDecoder.END).getBytes(ISO_8859_1);
    }

    @Override
    protected boolean tellsItsEnd() {
        return true;
    }
}
