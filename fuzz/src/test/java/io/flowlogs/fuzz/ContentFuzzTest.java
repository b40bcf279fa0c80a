package io.flowlogs.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;

/** Content whose compression and encoding the engine has to find out. */
class ContentFuzzTest {
    @FuzzTest
    void content(byte[] bytes) {
        Reading.check(bytes);
    }

    /** What is under a valid layer of gzip, which random changes would not survive. */
    @FuzzTest
    void compressed(byte[] bytes) {
        Reading.check(gzip(bytes));
    }

    private static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(compressed)) {
            out.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return compressed.toByteArray();
    }
}
