package io.flowlogs.testkit;

import io.flowlogs.source.FlowLogDecoder;
import io.flowlogs.source.LineSink;
import java.io.InputStream;

/** Takes everything, if it is asked to. */
public final class GreedyDecoder implements FlowLogDecoder {
    @Override
    public String name() {
        return "greedy";
    }

    @Override
    public String description() {
        return "anything";
    }

    @Override
    public boolean recognizes(byte[] head, int length) {
        return SampleDecoder.has(DecoderFlaw.IS_NOT_ALONE);
    }

    @Override
    public void decode(InputStream content, LineSink lines) {}
}
