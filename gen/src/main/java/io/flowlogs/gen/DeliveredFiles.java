package io.flowlogs.gen;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * The tree of the S3 delivery. Records go by account and by the five minutes in which they end; a file that has its share
 * of records is followed by another of the same stamp, as AWS does with large ones.
 */
final class DeliveredFiles implements RecordFiles {
    private static final int SLOT_SECONDS = 300;

    /** Which file a record belongs to. */
    private record Slot(int account, long stamp) {}

    /** A file and how many records it still takes. */
    private static final class Part {
        final RecordFile file;
        long left;

        Part(RecordFile file, long left) {
            this.file = file;
            this.left = left;
        }
    }

    private final Path folder;
    private final GenerationOptions options;
    private final RecordLayout layout;
    private final long recordsPerFile;
    private final Map<Slot, Part> open = new HashMap<>();
    private Written written = Written.NOTHING;
    private int begun;
    private long lastWindow = Long.MIN_VALUE;

    DeliveredFiles(Path folder, int files, GenerationOptions options, RecordLayout layout) {
        this.folder = folder;
        this.options = options;
        this.layout = layout;
        recordsPerFile = Math.max(1, (options.lines() + files - 1) / files);
    }

    @Override
    public void write(FlowSample sample, long windowStart) throws IOException {
        if (windowStart != lastWindow) finishBefore(windowStart);
        Vpc vpc = sample.at.subnet.vpc;
        Slot slot = new Slot(vpc.index, Math.floorDiv(sample.endSecond, SLOT_SECONDS) * SLOT_SECONDS);
        Part part = open.get(slot);
        if (part == null || part.left == 0) part = begin(slot, vpc);
        part.left--;
        part.file.write(sample);
    }

    private void finishBefore(long windowStart) throws IOException {
        lastWindow = windowStart;
        for (Iterator<Map.Entry<Slot, Part>> all = open.entrySet().iterator(); all.hasNext(); ) {
            Map.Entry<Slot, Part> entry = all.next();
            if (entry.getKey().stamp() + SLOT_SECONDS > windowStart) continue;
            all.remove();
            finish(entry.getValue());
        }
    }

    private void finish(Part part) throws IOException {
        try (RecordFile file = part.file) {
            written = written.plus(file.finish());
        }
    }

    private Part begin(Slot slot, Vpc vpc) throws IOException {
        Part full = open.remove(slot);
        if (full != null) finish(full);
        Part part = new Part(RecordFile.create(path(slot, vpc), Carrier.AWS_S3, options, layout), recordsPerFile);
        open.put(slot, part);
        return part;
    }

    private Path path(Slot slot, Vpc vpc) {
        String account = Ascii.text(vpc.account);
        String tree = "AWSLogs/" + account + "/vpcflowlogs/" + Vpc.REGION_NAME + "/" + IsoTime.dayFolders(slot.stamp());
        String log = account + "_vpcflowlogs_" + Vpc.REGION_NAME + "_" + Ascii.text(vpc.flowLogId);
        String name = log + "_" + IsoTime.fileStamp(slot.stamp()) + "_" + hash() + Carrier.AWS_S3.suffix();
        return folder.resolve(tree).resolve(name);
    }

    /** A bijection of a running number, so that no name occurs twice. */
    private String hash() {
        int number = (int) (options.seed() ^ ++begun);
        return Ascii.hex((number * 0x9e3779b1L) & 0xffff_ffffL, 8);
    }

    @Override
    public Written finish() throws IOException {
        for (Part part : new ArrayList<>(open.values())) finish(part);
        open.clear();
        return written;
    }

    @Override
    public void close() throws IOException {
        List<Part> left = List.copyOf(open.values());
        open.clear();
        for (Part part : left) part.file.close();
    }
}
