package io.flowlogs.cli;

import io.flowlogs.cli.output.RecordOutput;
import io.flowlogs.cli.output.RecordOutputs;
import io.flowlogs.query.FollowOptions;
import io.flowlogs.query.FollowedRecords;
import io.flowlogs.query.ScanStatistics;
import io.flowlogs.record.FlowRecord;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Prints what comes, a batch at a time: what was found together is written, flushed, and only then covered by the position that is
 * saved. A call that is killed in between prints a batch again the next time; one that is interrupted finishes it.
 */
final class Following {
    private final ScanRun.Opened opened;
    private final Surroundings surroundings;
    private final @Nullable CheckpointFile file;
    private final Interruption interruption;
    private final RecordOutput output;
    private long wanted;
    private String saved = "";

    Following(
            ScanRun.Opened opened,
            ScanOptions options,
            Surroundings surroundings,
            @Nullable CheckpointFile file,
            Interruption interruption,
            OutputStream out) {
        this.opened = opened;
        this.surroundings = surroundings;
        this.file = file;
        this.interruption = interruption;
        this.output = RecordOutputs.of(options.output(), options.format(), out);
        this.wanted = options.limit().orElse(Long.MAX_VALUE);
    }

    /**
     * Prints until there is nothing more, or nothing more is wanted.
     *
     * @param begin the start of the first records, or null for the latest of what is there
     * @param latest how many of those
     */
    ScanStatistics print(@Nullable Instant begin, int latest, Duration interval) throws IOException {
        String position = file == null ? null : file.read();
        FollowOptions options =
                FollowOptions.from(begin == null ? Instant.MIN : begin).every(interval);
        FollowOptions resumed = position == null ? options : options.resumingAt(position);
        try (FollowedRecords records = opened.query()
                .observedBy(new FollowReport(opened.report(), surroundings.messages()))
                .follow(resumed)) {
            interruption.then(records::close);
            if (begin == null && position == null) {
                catchUp(records, Math.min(latest, wanted));
            } else {
                save(records);
            }
            printAll(records);
            output.finish();
            output.stream().flush();
            return records.statistics();
        }
    }

    /** Of all there is, only the latest is wanted. */
    private void catchUp(FollowedRecords records, long latest) throws IOException {
        LatestRecords kept = new LatestRecords(latest);
        List<FlowRecord> batch = List.of();
        while (batch != null && !records.hasCaughtUp()) {
            batch = records.nextBatch();
            if (batch != null) {
                batch.forEach(kept::add);
            }
        }
        write(kept.inOrder());
        save(records);
    }

    private void printAll(FollowedRecords records) throws IOException {
        boolean whole = true;
        while (wanted > 0 && whole) {
            List<FlowRecord> batch = records.nextBatch();
            if (batch == null) {
                return;
            }
            whole = write(batch);
            if (whole) {
                save(records);
            }
        }
    }

    /** Writes as many as are wanted still; returns whether those were all. */
    private boolean write(List<FlowRecord> batch) throws IOException {
        int count = (int) Math.min(wanted, batch.size());
        LatestRecords.write(batch.subList(0, count), output);
        output.stream().flush();
        wanted -= count;
        return count == batch.size();
    }

    private void save(FollowedRecords records) throws IOException {
        if (file == null) {
            return;
        }
        String position = records.checkpoint();
        if (!position.equals(saved)) {
            file.write(position);
            saved = position;
        }
    }
}
