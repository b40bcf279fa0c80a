package io.flowlogs.format.parquet.write;

import io.flowlogs.convert.Compression;
import io.flowlogs.convert.EncoderRequest;
import io.flowlogs.convert.FlowLogEncoder;
import io.flowlogs.convert.FlowRecordWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

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
        return ParquetRecordWriter.open(request, codec(request.compression()), out);
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
