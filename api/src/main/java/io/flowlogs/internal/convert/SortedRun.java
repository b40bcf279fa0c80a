package io.flowlogs.internal.convert;

import io.flowlogs.record.FlowRecord;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Sorted records in a file of their own. Lanes stay in memory; the file has their numbers. */
final class SortedRun {
    private static final int BUFFER = 1 << 16;
    private static final int END = -1;

    private final Path file;
    private final int level;
    private final List<Lane> lanes = new ArrayList<>();
    private final Map<Integer, Integer> places = new HashMap<>();

    /** Takes the file, and how many times its records were merged. */
    SortedRun(Path file, int level) {
        this.file = file;
        this.level = level;
    }

    int level() {
        return level;
    }

    Writer write() throws IOException {
        return new Writer();
    }

    Reader read() throws IOException {
        return new Reader();
    }

    void delete() throws IOException {
        Files.delete(file);
    }

    private int placeOf(Lane lane) {
        Integer place = places.putIfAbsent(lane.id(), lanes.size());
        if (place != null) {
            return place;
        }
        lanes.add(lane);
        return lanes.size() - 1;
    }

    /** Writes the records, in their order. */
    final class Writer implements Closeable {
        private final DataOutputStream out =
                new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), BUFFER));
        private final ByteArrayOutputStream line = new ByteArrayOutputStream();

        private Writer() throws IOException {}

        void add(Lane lane, long start, FlowRecord flowRecord) throws IOException {
            line.reset();
            flowRecord.writeMessage(line);
            out.writeInt(placeOf(lane));
            out.writeLong(start);
            out.writeInt(line.size());
            line.writeTo(out);
        }

        @Override
        public void close() throws IOException {
            try (out) {
                out.writeInt(END);
            }
        }
    }

    /** Reads the records again. Stands before the first. */
    final class Reader implements Closeable {
        private final DataInputStream in =
                new DataInputStream(new BufferedInputStream(Files.newInputStream(file), BUFFER));
        private int place;
        private long start;

        private Reader() throws IOException {}

        /** Goes to the next record; false when there is none. */
        boolean advance() throws IOException {
            place = in.readInt();
            if (place == END) {
                return false;
            }
            start = in.readLong();
            return true;
        }

        Lane lane() {
            return lanes.get(place);
        }

        long start() {
            return start;
        }

        /** Takes the record; once. */
        FlowRecord take() throws IOException {
            byte[] line = in.readNBytes(in.readInt());
            return FlowRecord.fromBytes(line, 0, line.length, lane().format(), null, null);
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
