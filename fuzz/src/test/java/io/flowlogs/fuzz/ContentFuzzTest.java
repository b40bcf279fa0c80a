package io.flowlogs.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.flowlogs.source.FlowLogDecoder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.ServiceLoader;
import java.util.zip.GZIPOutputStream;

/** Content whose compression and encoding the engine has to find out. */
class ContentFuzzTest {
    private static final List<FlowLogDecoder> DECODERS = ServiceLoader.load(FlowLogDecoder.class).stream()
            .map(ServiceLoader.Provider::get)
            .toList();

    @FuzzTest
    void content(byte[] bytes) {
        checkThatAtMostOneRecognizes(bytes);
        Reading.check(bytes);
    }

    /** No content may belong to two decoders of ours, since it could not be read then. */
    private static void checkThatAtMostOneRecognizes(byte[] bytes) {
        int length = Math.min(bytes.length, FlowLogDecoder.HEAD_SIZE);
        assertThat(DECODERS)
                .filteredOn(decoder -> decoder.recognizes(bytes.clone(), length))
                .hasSizeLessThanOrEqualTo(1);
    }

    /** What is under a valid layer of gzip, which random changes would not survive. */
    @FuzzTest
    void compressed(byte[] bytes) {
        checkThatAtMostOneRecognizes(bytes);
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
