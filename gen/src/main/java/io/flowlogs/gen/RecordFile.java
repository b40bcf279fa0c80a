package io.flowlogs.gen;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** One file or stream being written: text, perhaps compressed, counted at both ends. */
final class RecordFile implements Closeable {
    private final CountedStream target;
    private final @Nullable GzipMembers members;
    private final ByteSink sink;
    private final RecordCarrier carrier;

    RecordFile(Carrier kind, GenerationOptions options, RecordLayout layout, OutputStream stream) throws IOException {
        target = new CountedStream(stream);
        members = kind.isCompressed() ? new GzipMembers(target, options.gzipLevel()) : null;
        sink = new ByteSink(members == null ? target : members);
        carrier = carrier(kind, options, layout);
        carrier.begin();
    }

    /** Creates a file with its folders; one that exists already is an error, so that no old data gets mixed in. */
    static RecordFile create(Path path, Carrier kind, GenerationOptions options, RecordLayout layout)
            throws IOException {
        Path folder = path.getParent();
        if (folder != null) Files.createDirectories(folder);
        OutputStream stream = Files.newOutputStream(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        return new RecordFile(kind, options, layout, new BufferedOutputStream(stream, 1 << 16));
    }

    private RecordCarrier carrier(Carrier kind, GenerationOptions options, RecordLayout layout) {
        return switch (kind) {
            case PLAIN, GZIP, AWS_S3 -> new TextCarrier(options, layout, sink);
            case EXPORT_TASK -> new StampedCarrier(options, layout, sink);
            case SUBSCRIPTION -> new SubscriptionCarrier(layout, sink, gzip());
            case FIREHOSE -> new FirehoseCarrier(layout, sink);
            case FILTER_LOG_EVENTS -> new FilterLogEventsCarrier(layout, sink);
            case CONSOLE_CSV -> new ConsoleCsvCarrier(options, layout, sink);
            case ATHENA_CSV -> new AthenaCsvCarrier(options, layout, sink);
        };
    }

    private GzipMembers gzip() {
        if (members == null) throw new IllegalStateException("the carrier is not compressed");
        return members;
    }

    void write(FlowSample sample) throws IOException {
        carrier.write(sample);
    }

    /** Writes what comes last, leaves the stream open and tells what was written. */
    Written finish() throws IOException {
        carrier.end();
        sink.flush();
        if (members == null) target.flush();
        else members.finish();
        return new Written(1, sink.total(), target.count());
    }

    /** Releases everything. A file that was not {@link #finish() finished} stays incomplete. */
    @Override
    public void close() throws IOException {
        release();
        target.close();
    }

    /** Releases everything but the stream. */
    void release() {
        if (members != null) members.close();
    }
}
