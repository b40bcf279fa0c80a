package io.flowlogs.format.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.InputStream;

/** Parsers with limits for hostile input, and the look at the first bytes. */
final class JsonStreams {
    /** Lambda hands on at most 6 MB, so that a compressed document in Base64 is shorter than this. */
    static final int MAX_TEXT = 8 << 20;

    static final int MAX_NAME = 1024;
    static final int MAX_DEPTH = 64;

    /** The parser keeps every name it ever saw, so that their number has to have an end. */
    static final int MAX_DIFFERENT_NAMES = 16_384;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(MAX_TEXT)
                    .maxNameLength(MAX_NAME)
                    .maxNestingDepth(MAX_DEPTH)
                    .build())
            .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();

    private JsonStreams() {}

    static JsonParser parser(InputStream content) throws IOException {
        return FACTORY.createParser(content);
    }
}
