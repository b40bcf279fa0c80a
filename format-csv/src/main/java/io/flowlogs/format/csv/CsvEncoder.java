package io.flowlogs.format.csv;

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
 * Writes CSV with a header of AWS's names. Times are epoch seconds, cells without a value are empty (<code>-</code> if there is but
 * one column). Values are not changed, as these files are made for programs, not for spreadsheets. {@link CsvDecoder} reads them.
 */
public final class CsvEncoder implements FlowLogEncoder {
    private static final int BUFFER = 1 << 16;

    /** Makes the encoder. */
    public CsvEncoder() {}

    @Override
    public String name() {
        return "csv";
    }

    @Override
    public String description() {
        return "CSV with a header";
    }

    @Override
    public List<Compression> compressions() {
        return List.of(Compression.NONE, Compression.GZIP);
    }

    @Override
    public String suffix(Compression compression) {
        return compression == Compression.GZIP ? ".csv.gz" : ".csv";
    }

    @Override
    public FlowRecordWriter open(EncoderRequest request, OutputStream out) throws IOException {
        boolean packs = request.compression() == Compression.GZIP;
        OutputStream text = packs ? new GZIPOutputStream(out, BUFFER) : out;
        return new CsvRecordWriter(request.format(), text, packs);
    }

    @Override
    public long count(Path file) throws IOException {
        try (InputStream stored = new BufferedInputStream(Files.newInputStream(file), BUFFER);
                InputStream text = isCompressed(file) ? new GZIPInputStream(stored, BUFFER) : stored) {
            LineCount count = new LineCount();
            new CsvDecoder().decode(text, count);
            return count.lines();
        }
    }

    private static boolean isCompressed(Path file) {
        return file.toString().endsWith(".gz");
    }
}
