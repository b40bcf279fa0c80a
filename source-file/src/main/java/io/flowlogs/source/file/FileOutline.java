package io.flowlogs.source.file;

import io.flowlogs.query.ExpectedTime;
import io.flowlogs.query.ReadAmount;
import io.flowlogs.source.ScanOutline;
import io.flowlogs.source.ScanOutline.Part;
import io.flowlogs.source.ScanPlan;
import io.flowlogs.source.Split;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;

/** What is known of files before they are read: their names and sizes. Used by one thread. */
final class FileOutline {
    /** Bytes a second, measured with two processors: the first for searching from memory, the second for groups on one. */
    private static final long FAST_TEXT = 1_500_000_000;

    private static final long SLOW_TEXT = 150_000_000;
    private static final long FAST_GZIP = 120_000_000;
    private static final long SLOW_GZIP = 15_000_000;

    private static final String BASIS =
            "Searching text on two processors reads 1.5 GB/s, grouping on one 0.15 GB/s; gzip 120 and"
                    + " 15 MB/s of compressed bytes. A slow disk or network is not in it.";

    private final FileTarget target;
    private long files;
    private long named;
    private long gzipBytes;

    private FileOutline(FileTarget target) {
        this.target = target;
    }

    static ScanOutline of(ScanPlan plan, FileTarget target, List<String> pushedDown) {
        FileOutline files = new FileOutline(target);
        return ScanOutline.of(plan)
                .withParts(() -> StreamSupport.stream(plan.splits().spliterator(), false)
                        .map(files::part)
                        .iterator())
                .withLayout(files::layout)
                .withPushedDown(pushedDown)
                .withUses(amount -> List.of())
                .withTime(files::time);
    }

    private Part part(Split split) {
        Part part = Part.of(split);
        files++;
        named += part.day() == null ? 0 : 1;
        gzipBytes += split.name().endsWith(".gz") ? part.size().orElse(0) : 0;
        return part;
    }

    private String layout() {
        if (target instanceof FileTarget.Tree tree) {
            String what = tree.pattern() == null ? "files below a directory" : "files that fit a pattern";
            return what + "; names as AWS gives them: " + named + " of " + files;
        }
        return target instanceof FileTarget.OneFile ? "one file" : "a stream, which can be read once";
    }

    private ExpectedTime time(ReadAmount amount) {
        long text = amount.bytes() - gzipBytes;
        Duration least = time(text, FAST_TEXT).plus(time(gzipBytes, FAST_GZIP));
        Duration most = time(text, SLOW_TEXT).plus(time(gzipBytes, SLOW_GZIP));
        return new ExpectedTime(least, amount.unsized() > 0 ? null : most, BASIS);
    }

    private static Duration time(long bytes, long bytesPerSecond) {
        return Duration.ofMillis((long) Math.ceil(1000.0 * bytes / bytesPerSecond));
    }
}
