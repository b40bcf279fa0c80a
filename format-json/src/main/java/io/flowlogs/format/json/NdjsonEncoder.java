package io.flowlogs.format.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.flowlogs.convert.Compression;
import io.flowlogs.convert.EncoderRequest;
import io.flowlogs.convert.FlowLogEncoder;
import io.flowlogs.convert.FlowRecordWriter;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * Writes a JSON object a line: AWS's names, numbers as numbers, times in epoch seconds, null for <code>-</code>. A number field that
 * holds no number is a string.
 */
public final class NdjsonEncoder implements FlowLogEncoder {
    private static final int BUFFER = 1 << 16;

    /** Makes the encoder. */
    public NdjsonEncoder() {}

    @Override
    public String name() {
        return "ndjson";
    }

    @Override
    public String description() {
        return "a JSON object a line";
    }

    @Override
    public List<Compression> compressions() {
        return List.of(Compression.NONE, Compression.GZIP);
    }

    @Override
    public String suffix(Compression compression) {
        return compression == Compression.GZIP ? ".ndjson.gz" : ".ndjson";
    }

    @Override
    public FlowRecordWriter open(EncoderRequest request, OutputStream out) throws IOException {
        boolean packs = request.compression() == Compression.GZIP;
        OutputStream text = packs ? new GZIPOutputStream(out, BUFFER) : out;
        return new JsonRecordWriter(request.format(), text, packs);
    }

    @Override
    public long count(Path file) throws IOException {
        try (InputStream stored = new BufferedInputStream(Files.newInputStream(file), BUFFER);
                InputStream text = file.toString().endsWith(".gz") ? new GZIPInputStream(stored, BUFFER) : stored;
                JsonParser parser = JsonStreams.parser(text)) {
            long objects = 0;
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                parser.skipChildren();
                objects++;
            }
            return objects;
        }
    }
}
