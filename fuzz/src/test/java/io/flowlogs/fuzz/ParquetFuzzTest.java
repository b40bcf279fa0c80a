package io.flowlogs.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Parquet: footers that lie, and pages that are not what the footer says. */
class ParquetFuzzTest {
    private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);

    /** Both ends are made right, so that changes are made in what lies between. */
    @FuzzTest
    void file(byte[] bytes) {
        if (bytes.length < 2 * MAGIC.length) {
            return;
        }
        byte[] file = Arrays.copyOf(bytes, bytes.length);
        System.arraycopy(MAGIC, 0, file, 0, MAGIC.length);
        System.arraycopy(MAGIC, 0, file, file.length - MAGIC.length, MAGIC.length);
        Reading.check(file);
    }
}
