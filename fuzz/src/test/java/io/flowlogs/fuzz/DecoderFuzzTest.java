package io.flowlogs.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.flowlogs.format.csv.CsvDecoder;
import io.flowlogs.format.json.JsonDecoder;

/** Decoders by themselves, which begin with what they would have been asked to recognize first. */
class DecoderFuzzTest {
    @FuzzTest
    void json(byte[] bytes) {
        DecodedLines.check(new JsonDecoder(), bytes);
    }

    @FuzzTest
    void csv(byte[] bytes) {
        DecodedLines.check(new CsvDecoder(), bytes);
    }
}
