package io.flowlogs.internal.convert;

import io.flowlogs.convert.Compression;
import io.flowlogs.convert.ConvertedFile;
import io.flowlogs.convert.EncoderRequest;
import io.flowlogs.convert.FlowLogEncoder;
import io.flowlogs.record.FlowRecord;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The files of all lanes. Only so many are open at once: before one more is, the one that was not written to for longest is
 * ended, and records of its lane that come later go to another file.
 */
final class PartFiles implements AutoCloseable {
    private final StagedFiles staged;
    private final FlowLogEncoder encoder;
    private final Compression compression;
    private final Limits limits;
    private final Map<Lane, OpenPart> open = new LinkedHashMap<>(16, 0.75f, true);
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<ConvertedFile> finished = new ArrayList<>();
    private @Nullable Lane lastLane;
    private @Nullable OpenPart lastPart;

    /**
     * Bounds.
     *
     * @param targetSize bytes at which a file is ended
     * @param files how many files are open at once
     * @param memory bytes that may wait in memory for one file
     */
    record Limits(long targetSize, int files, long memory) {
        /** Bounds all files of a directory: a report of more is of no use to anybody. */
        static final int MOST_FILES = 100_000;
    }

    PartFiles(StagedFiles staged, FlowLogEncoder encoder, Compression compression, Limits limits) {
        this.staged = staged;
        this.encoder = encoder;
        this.compression = compression;
        this.limits = limits;
    }

    void write(Lane lane, FlowRecord flowRecord) throws IOException {
        OpenPart part = lastPart;
        if (part == null || !isLast(lane)) {
            part = part(lane);
        }
        part.write(flowRecord);
        if (part.size() >= limits.targetSize()) {
            finish(lane);
        }
    }

    @SuppressWarnings("ReferenceEquality") // A lane has one instance.
    private boolean isLast(Lane lane) {
        return lane == lastLane;
    }

    private OpenPart part(Lane lane) throws IOException {
        OpenPart part = open.get(lane);
        if (part == null) {
            makeRoom();
            part = begin(lane);
            open.put(lane, part);
        }
        lastLane = lane;
        lastPart = part;
        return part;
    }

    private void makeRoom() throws IOException {
        if (open.size() >= limits.files()) {
            finish(open.keySet().iterator().next());
        }
        if (finished.size() + open.size() >= Limits.MOST_FILES) {
            throw new IOException("expected at most " + Limits.MOST_FILES
                    + " files, found more. Sort the records, partition by less, or ask for larger files");
        }
    }

    private OpenPart begin(Lane lane) throws IOException {
        int number = numbers.merge(lane.folder(), 1, Integer::sum);
        String name = String.format(Locale.ROOT, "part-%05d%s", number, encoder.suffix(compression));
        EncoderRequest request = new EncoderRequest(lane.format(), compression, limits.memory());
        return new OpenPart(lane.folder() + name, staged.stage(lane.folder(), name), encoder, request);
    }

    private void finish(Lane lane) throws IOException {
        OpenPart part = open.get(lane);
        if (part != null) {
            finished.add(part.finish(encoder));
            open.remove(lane);
        }
        lastLane = null;
        lastPart = null;
    }

    /** Ends all files and returns them, by path. */
    List<ConvertedFile> finish() throws IOException {
        for (Lane lane : List.copyOf(open.keySet())) {
            finish(lane);
        }
        finished.sort(Comparator.comparing(ConvertedFile::path));
        return finished;
    }

    @Override
    public void close() {
        open.values().forEach(OpenPart::abandon);
        open.clear();
    }
}
