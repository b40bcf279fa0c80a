package io.flowlogs.format.parquet.write;

import io.flowlogs.convert.EncoderRequest;
import io.flowlogs.convert.FlowRecordWriter;
import io.flowlogs.format.parquet.BoundedCodecs;
import io.flowlogs.record.FlowLogFormat;
import io.flowlogs.record.FlowRecord;
import java.io.IOException;
import java.io.OutputStream;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.OutputFile;

/** Writes records as rows of one Parquet file. */
final class ParquetRecordWriter implements FlowRecordWriter {
    /** Adding up what waits in all columns takes longer than a record. */
    private static final int RECORDS_BETWEEN_LOOKS = 256;

    private final StreamedFile file;
    private final ParquetWriter<FlowRecord> rows;
    private long records;
    private long waiting;

    private ParquetRecordWriter(StreamedFile file, ParquetWriter<FlowRecord> rows) {
        this.file = file;
        this.rows = rows;
    }

    static ParquetRecordWriter open(EncoderRequest request, CompressionCodecName codec, OutputStream out)
            throws IOException {
        StreamedFile file = new StreamedFile(out);
        ParquetWriter<FlowRecord> rows = new Builder(file, request.format())
                .withConf(new PlainParquetConfiguration())
                .withCodecFactory(new BoundedCodecs())
                .withCompressionCodec(codec)
                .withRowGroupSize(request.memory())
                .build();
        return new ParquetRecordWriter(file, rows);
    }

    @Override
    public void write(FlowRecord flowRecord) throws IOException {
        rows.write(flowRecord);
        records++;
        if (records % RECORDS_BETWEEN_LOOKS == 0) {
            waiting = rows.getDataSize() - file.position();
        }
    }

    @Override
    public long waiting() {
        return waiting;
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }

    private static final class Builder extends ParquetWriter.Builder<FlowRecord, Builder> {
        private final FlowLogFormat format;

        Builder(OutputFile file, FlowLogFormat format) {
            super(file);
            this.format = format;
        }

        @Override
        protected Builder self() {
            return this;
        }

        @Override
        @SuppressWarnings("deprecation") // Abstract, and so to be implemented, but not called.
        protected WriteSupport<FlowRecord> getWriteSupport(org.apache.hadoop.conf.Configuration conf) {
            return new FlowRecordRows(format);
        }

        @Override
        protected WriteSupport<FlowRecord> getWriteSupport(ParquetConfiguration conf) {
            return new FlowRecordRows(format);
        }
    }
}
