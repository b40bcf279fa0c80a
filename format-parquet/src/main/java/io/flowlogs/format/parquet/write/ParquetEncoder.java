package io.flowlogs.format.parquet.write;

import io.flowlogs.convert.Compression;
import io.flowlogs.convert.EncoderRequest;
import io.flowlogs.convert.FlowLogEncoder;
import io.flowlogs.convert.FlowRecordWriter;
import io.flowlogs.format.parquet.BoundedCodecs;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.xerial.snappy.SnappyError;

/**
 * Writes Parquet files in the schema in which AWS delivers flow logs: a flat row, names with underscores, INT32, INT64 and strings, NULL for
 * <code>-</code>, start and end as Unix seconds.
 */
public final class ParquetEncoder implements FlowLogEncoder {
    /** Makes the encoder. */
    public ParquetEncoder() {}

    @Override
    public String name() {
        return "parquet";
    }

    @Override
    public String description() {
        return "Parquet in AWS's schema";
    }

    @Override
    public List<Compression> compressions() {
        return List.of(Compression.ZSTD, Compression.GZIP, Compression.SNAPPY, Compression.NONE);
    }

    @Override
    public String suffix(Compression compression) {
        return ".parquet";
    }

    @Override
    public FlowRecordWriter open(EncoderRequest request, OutputStream out) throws IOException {
        CompressionCodecName codec = codec(request.compression());
        requireWorks(codec);
        return ParquetRecordWriter.open(request, codec, out);
    }

    /** Some compressions are native libraries, which have to be unpacked and loaded. */
    private static void requireWorks(CompressionCodecName codec) throws IOException {
        try {
            new BoundedCodecs().getCompressor(codec).compress(BytesInput.from(new byte[1]));
        } catch (LinkageError | SnappyError e) {
            throw new IOException(
                    codec + " cannot be used on this system: " + e.getMessage()
                            + ". Compress with gzip, or let java.io.tmpdir name a directory from which code may be run",
                    e);
        }
    }

    private static CompressionCodecName codec(Compression compression) {
        return switch (compression) {
            case NONE -> CompressionCodecName.UNCOMPRESSED;
            case GZIP -> CompressionCodecName.GZIP;
            case SNAPPY -> CompressionCodecName.SNAPPY;
            case ZSTD -> CompressionCodecName.ZSTD;
        };
    }

    @Override
    public long count(Path file) throws IOException {
        return WrittenPages.rows(file);
    }
}
