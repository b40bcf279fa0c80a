package io.flowlogs.internal.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flowlogs.engine.MemoryBytes;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** The engine's streams keep the promises of {@link InputStream}, also where the engine itself reads in bulk. */
class StreamContractTest {
    private static final byte[] TEXT = "one\ntwo\n\u00ff\n".getBytes(StandardCharsets.ISO_8859_1);

    @Test
    void aHeadStreamGivesItsBytesOneByOne() throws IOException {
        try (HeadStream stream = new HeadStream(new ByteArrayInputStream(TEXT), false)) {
            assertThat(stream.available()).isEqualTo(TEXT.length);
            assertBytes(stream, TEXT);
            assertThat(stream.available()).isZero();
        }
    }

    @Test
    void aHeadStreamTellsOfAFailureAfterWhatCameBefore() throws IOException {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("cable pulled");
            }

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                throw new IOException("cable pulled");
            }
        };
        InputStream partly = new SequenceInputStream(new ByteArrayInputStream(TEXT), broken);
        try (HeadStream stream = new HeadStream(partly, false)) {
            assertThat(stream.available()).isEqualTo(TEXT.length);
            byte[] before = new byte[TEXT.length];
            assertThat(stream.read(before)).isEqualTo(TEXT.length);
            assertThat(before).isEqualTo(TEXT);
            assertThatThrownBy(stream::read).isInstanceOf(IOException.class).hasMessage("cable pulled");
        }
    }

    @Test
    void aRangeGivesTheLinesThatBeginInItByteByByte() throws IOException {
        MemoryBytes file = MemoryBytes.file("a", TEXT);
        try (RangeStream stream = new RangeStream(file.openChannel(), 2, 6)) {
            assertThat(stream.available()).isZero();
            assertThat(stream.firstOffset()).isEqualTo(4);
            assertBytes(stream, "two\n".getBytes(StandardCharsets.US_ASCII));
        }
    }

    @Test
    void aRangeAnswersARequestForNothingWithNothing() throws IOException {
        try (RangeStream stream = new RangeStream(MemoryBytes.file("a", TEXT).openChannel(), 0, Long.MAX_VALUE)) {
            assertThat(stream.read(new byte[1], 0, 0)).isZero();
            assertBytes(stream, TEXT);
        }
    }

    private static void assertBytes(InputStream stream, byte[] expected) throws IOException {
        for (byte next : expected) {
            assertThat(stream.read()).isEqualTo(next & 0xff);
        }
        assertThat(stream.read()).isEqualTo(-1);
    }
}
