package io.flowlogs.engine;

import io.flowlogs.convert.Compression;
import io.flowlogs.convert.EncoderRequest;
import io.flowlogs.convert.FlowLogEncoder;
import io.flowlogs.convert.FlowRecordWriter;
import io.flowlogs.record.FlowRecord;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A stranger's encoder: writes records as they are, under a header. */
public class LinesEncoder implements FlowLogEncoder {
    @Override
    public String name() {
        return "lines";
    }

    @Override
    public String description() {
        return "lines as they are";
    }

    @Override
    public List<Compression> compressions() {
        return List.of(Compression.NONE);
    }

    @Override
    public String suffix(Compression compression) {
        return ".log";
    }

    @Override
    public FlowRecordWriter open(EncoderRequest request, OutputStream out) throws IOException {
        out.write((request.format().toHeader() + "\n").getBytes(StandardCharsets.UTF_8));
        return new Lines(out);
    }

    @Override
    public long count(Path file) throws IOException {
        return Files.readAllLines(file).size() - 1L;
    }

    private static class Lines implements FlowRecordWriter {
        private final OutputStream out;

        Lines(OutputStream out) {
            this.out = out;
        }

        @Override
        public void write(FlowRecord flowRecord) throws IOException {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            flowRecord.writeMessage(line);
            line.write('\n');
            line.writeTo(out);
        }

        @Override
        public void close() throws IOException {
            out.flush();
        }
    }

    /** Fails at the record that says so, as a disk that is full does. */
    public static final class FullDisk extends LinesEncoder {
        static final String WORD = "full";

        @Override
        public String name() {
            return "full-disk";
        }

        @Override
        public FlowRecordWriter open(EncoderRequest request, OutputStream out) {
            return new Lines(out) {
                @Override
                public void write(FlowRecord flowRecord) throws IOException {
                    if (flowRecord.toMessage().contains(WORD)) {
                        throw new IOException("No space left on device");
                    }
                    super.write(flowRecord);
                }
            };
        }

        @Override
        public long count(Path file) throws IOException {
            return super.count(file) + 1;
        }
    }

    /** Writes files in which a reader finds one record less. */
    public static final class Forgetful extends LinesEncoder {
        @Override
        public String name() {
            return "forgetful";
        }

        @Override
        public long count(Path file) throws IOException {
            return super.count(file) - 1;
        }
    }
}
