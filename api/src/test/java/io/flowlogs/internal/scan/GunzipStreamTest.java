package io.flowlogs.internal.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flowlogs.parse.ParseLimits;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** Gzip headers as different tools write them, and streams that are not sound. */
class GunzipStreamTest {
    private static final int HEADER = 10;
    private static final byte[] TEXT = "2 123 eni-1\n\u00ff".getBytes(StandardCharsets.ISO_8859_1);

    private static byte[] gzip() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(TEXT);
        }
        return out.toByteArray();
    }

    /** The same content under a header with other flags and what these announce. */
    private static byte[] gzip(int flags, String announced) throws IOException {
        byte[] plain = gzip();
        plain[3] = (byte) flags;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(plain, 0, HEADER);
        out.writeBytes(announced.getBytes(StandardCharsets.ISO_8859_1));
        out.write(plain, HEADER, plain.length - HEADER);
        return out.toByteArray();
    }

    private static GunzipStream open(byte[] stored) throws IOException {
        return new GunzipStream(new ByteArrayInputStream(stored), ParseLimits.DEFAULT);
    }

    private static byte[] gunzip(byte[] stored) throws IOException {
        try (GunzipStream gzip = open(stored)) {
            return gzip.readAllBytes();
        }
    }

    @Test
    void everythingThatAHeaderMayHoldIsPassedOver() throws IOException {
        assertThat(gunzip(gzip(4, "\u0003\u0000abc"))).as("extra field").isEqualTo(TEXT);
        assertThat(gunzip(gzip(4, "\u0001\u0001" + "x".repeat(257))))
                .as("long extra field")
                .isEqualTo(TEXT);
        assertThat(gunzip(gzip(8, "flow.log\u0000"))).as("name").isEqualTo(TEXT);
        assertThat(gunzip(gzip(16, "a comment\u0000"))).as("comment").isEqualTo(TEXT);
        assertThat(gunzip(gzip(2, "ab"))).as("checksum").isEqualTo(TEXT);
        assertThat(gunzip(gzip(30, "\u0001\u0000xname\u0000comment\u0000ab")))
                .as("all of them")
                .isEqualTo(TEXT);
    }

    @Test
    void bytesComeOneByOneAsWell() throws IOException {
        try (GunzipStream gzip = open(gzip())) {
            for (byte expected : TEXT) {
                assertThat(gzip.read()).isEqualTo(expected & 0xff);
            }
            assertThat(gzip.read()).isEqualTo(-1);
            assertThat(gzip.available()).isZero();
        }
    }

    @Test
    void noBytesCanBeAskedForAtAnyTime() throws IOException {
        try (GunzipStream gzip = open(gzip())) {
            assertThat(gzip.available()).isPositive();
            assertThat(gzip.read(new byte[1], 0, 0)).isZero();
            assertThat(gzip.readAllBytes()).isEqualTo(TEXT);
        }
    }

    @Test
    void anotherCompressionMethodIsRefused() throws IOException {
        byte[] stored = gzip();
        stored[2] = 7;
        assertThatThrownBy(() -> open(stored)).isInstanceOf(IOException.class).hasMessageContaining("method");
    }

    @Test
    void aHeaderCutOffIsNoticed() throws IOException {
        byte[] named = gzip(8, "a name without an end");
        byte[] cut = java.util.Arrays.copyOf(named, HEADER + 5);
        assertThatThrownBy(() -> open(cut)).isInstanceOf(EOFException.class).hasMessageContaining("byte 15");
    }

    @Test
    void gzipIsToldByItsFirstTwoBytes() throws IOException {
        byte[] stored = gzip();
        assertThat(GunzipStream.isGzip(stored, stored.length)).isTrue();
        assertThat(GunzipStream.isGzip(stored, 1)).isFalse();
        assertThat(GunzipStream.isGzip(new byte[] {0x1f, 0}, 2)).isFalse();
        assertThat(GunzipStream.isGzip(TEXT, TEXT.length)).isFalse();
    }
}
