package io.flowlogs.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.flowlogs.record.EventMetadata;
import io.flowlogs.record.FlowLogFormat;
import io.flowlogs.source.LineSink;
import io.flowlogs.source.ScanPlan;
import io.flowlogs.source.Split;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a split has, read as the engine does but without it, so that nothing is between a source and its rule. */
final class SplitContent {
    private static final int BUFFER = 1 << 13;

    private SplitContent() {}

    /** Lists a plan. */
    static List<Split> list(ScanPlan plan) {
        List<Split> splits = new ArrayList<>();
        plan.splits().forEach(splits::add);
        return splits;
    }

    /** Reads a split to its end; equal contents give equal texts. */
    static String read(Split split) throws IOException {
        if (split instanceof Split.OfBytes bytes) {
            return readBytes(bytes);
        }
        return split instanceof Split.OfLines lines ? readLines(lines) : readRecords((Split.OfRecords) split);
    }

    /** Reads splits one after another. */
    static List<String> readAll(List<Split> splits) throws IOException {
        List<String> contents = new ArrayList<>();
        for (Split split : splits) {
            contents.add(read(split));
        }
        return contents;
    }

    private static String readBytes(Split.OfBytes split) throws IOException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = split.open()) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                content.write(buffer, 0, read);
            }
        }
        return text(content);
    }

    /** Reads a split of bytes by its channel, the second half first. */
    static String readAtOffsets(Split.OfBytes split) throws IOException {
        try (SeekableByteChannel channel = split.openChannel()) {
            long middle = channel.size() / 2;
            String end = readFrom(channel, middle, channel.size());
            return readFrom(channel, 0, middle) + end;
        }
    }

    private static String readFrom(SeekableByteChannel channel, long from, long to) throws IOException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        channel.position(from);
        while (content.size() < to - from) {
            ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(BUFFER, to - from - content.size()));
            if (channel.read(buffer) < 0) {
                throw new IOException("expected " + (to - from) + " bytes from " + from + " on, found the end after "
                        + content.size());
            }
            content.write(buffer.array(), 0, buffer.position());
        }
        return text(content);
    }

    /** A character for each byte. */
    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(java.nio.charset.StandardCharsets.ISO_8859_1);
    }

    private static String readLines(Split.OfLines split) throws IOException {
        Lines lines = new Lines();
        split.read(lines);
        return String.join("\n", lines.all);
    }

    private static String readRecords(Split.OfRecords split) throws IOException {
        StringBuilder content = new StringBuilder();
        try (Split.RecordIterator records = split.open()) {
            records.forEachRemaining(
                    flow -> content.append(flow.toMessage()).append('\n'));
        }
        return content.toString();
    }

    /** Keeps the lines, and what else was said. */
    static final class Lines implements LineSink {
        private final List<String> all = new ArrayList<>();

        @Override
        public void format(FlowLogFormat format) {
            all.add(format.toHeader());
        }

        @Override
        public void line(byte[] bytes, int offset, int length, @Nullable EventMetadata event) {
            all.add(new String(bytes, offset, length, UTF_8));
        }

        @Override
        public void skipped(String reason) {
            all.add("skipped: " + reason);
        }

        @Override
        public void malformed(String raw, String problem) {
            all.add("malformed: " + raw);
        }
    }
}
