package io.flowlogs.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class StandardOutputTest {
    @Property(tries = 50)
    void everyByteArrivesInOrder(@ForAll @Size(max = 12) List<@IntRange(max = 300_000) Integer> lengths)
            throws IOException {
        ByteArrayOutputStream expected = new ByteArrayOutputStream();
        ByteArrayOutputStream target = new ByteArrayOutputStream();
        StandardOutput out = new StandardOutput(target, false, () -> {});
        for (int length : lengths) {
            byte[] piece = new byte[length];
            Arrays.fill(piece, (byte) length);
            out.write(piece, 0, length);
            out.write(length);
            expected.write(piece);
            expected.write(length);
        }
        out.flush();
        assertThat(target.toByteArray()).isEqualTo(expected.toByteArray());
    }

    @Test
    void nothingIsWrittenBeforeTheBufferIsFullOrFlushed() throws IOException {
        ByteArrayOutputStream target = new ByteArrayOutputStream();
        StandardOutput out = new StandardOutput(target, false, () -> {});
        out.write(new byte[] {'a', 'b'});
        out.write('c');
        assertThat(target.size()).isZero();
        out.flush();
        assertThat(target).hasToString("abc");
    }

    @Test
    void aTerminalSeesEveryPieceAtOnce() throws IOException {
        ByteArrayOutputStream target = new ByteArrayOutputStream();
        new StandardOutput(target, true, () -> {}).write(new byte[] {'a'});
        assertThat(target).hasToString("a");
    }

    @Test
    void aClosedPipeIsToldApartFromAFullDisk() {
        AtomicBoolean ended = new AtomicBoolean();
        StandardOutput closed = new StandardOutput(failing("Broken pipe"), true, () -> ended.set(true));
        assertThatThrownBy(() -> closed.write(new byte[] {1})).isInstanceOf(IOException.class);
        assertThat(ended).isTrue();
    }

    private static OutputStream failing(String message) {
        return new OutputStream() {
            @Override
            public void write(int value) throws IOException {
                throw new IOException(message);
            }
        };
    }
}
