package io.flowlogs.internal.convert;

import io.flowlogs.convert.ConvertedFile;
import io.flowlogs.convert.EncoderRequest;
import io.flowlogs.convert.FlowLogEncoder;
import io.flowlogs.convert.FlowRecordWriter;
import io.flowlogs.record.FlowRecord;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A file that records are being written to. */
final class OpenPart {
    private final String path;
    private final Path file;
    private final FileChannel channel;
    private final CountedOutput out;
    private final FlowRecordWriter writer;
    private long records;

    OpenPart(String path, Path file, FlowLogEncoder encoder, EncoderRequest request) throws IOException {
        this.path = path;
        this.file = file;
        this.channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        this.out = new CountedOutput(Channels.newOutputStream(channel));
        try {
            this.writer = encoder.open(request, out);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    void write(FlowRecord flowRecord) throws IOException {
        writer.write(flowRecord);
        records++;
    }

    long size() {
        return out.count() + writer.waiting();
    }

    /** Ends the file, waits until it is stored, and reads it again. */
    ConvertedFile finish(FlowLogEncoder encoder) throws IOException {
        try (channel) {
            writer.close();
            out.flush();
            channel.force(true);
        }
        long found = encoder.count(file);
        if (found != records) {
            throw new IOException(path + ": expected to read again " + records + " records, found " + found
                    + ". Check the disk, and report it.");
        }
        return new ConvertedFile(path, found, Files.size(file));
    }

    /** Releases what a file holds that nobody will want. */
    void abandon() {
        try (channel) {
            writer.close();
        } catch (IOException | RuntimeException alreadyFailed) {
            return; // What failed before is told.
        }
    }
}
