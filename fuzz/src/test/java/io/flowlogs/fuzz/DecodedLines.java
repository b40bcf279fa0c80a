package io.flowlogs.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowlogs.record.EventMetadata;
import io.flowlogs.record.FlowLogFormat;
import io.flowlogs.source.FlowLogDecoder;
import io.flowlogs.source.LineSink;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Takes what a decoder hands over, and holds it to the contract of a sink. */
final class DecodedLines implements LineSink {
    private DecodedLines() {}

    static void check(FlowLogDecoder decoder, byte[] bytes) {
        decoder.recognizes(bytes.clone(), bytes.length);
        try {
            decoder.decode(new ByteArrayInputStream(bytes), new DecodedLines());
        } catch (IOException refused) {
            assertThat(refused).hasMessageMatching("(?s).+");
        }
    }

    @Override
    public void format(FlowLogFormat format) {
        assertThat(format.fields()).isNotEmpty();
    }

    @Override
    public void line(byte[] bytes, int offset, int length, @Nullable EventMetadata event) {
        Objects.checkFromIndexSize(offset, length, bytes.length);
    }

    @Override
    public void skipped(String reason) {
        assertThat(reason).isNotBlank();
    }

    @Override
    public void malformed(String raw, String problem) {
        assertThat(problem).isNotBlank();
    }
}
