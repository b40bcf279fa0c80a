package io.flowlogs.internal.convert;

import io.flowlogs.convert.Compression;
import io.flowlogs.convert.ConvertOptions;
import io.flowlogs.convert.FlowLogEncoder;
import io.flowlogs.query.ConvertReport;
import io.flowlogs.query.FlowQuery;
import io.flowlogs.query.FlowRecords;
import io.flowlogs.query.ScanStatistics;
import io.flowlogs.record.FlowConfigurationException;
import io.flowlogs.record.FlowRecord;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.Map;

/** Internal: writes the records of a query into files of a directory. */
public final class Conversion {
    private static final int SORT_MEMORY = 32 << 20;

    /** Sorted records need one file at a time, which can have more memory. */
    private static final int SORTED_OPEN = 1;

    private static final long SORTED_MEMORY = 32 << 20;
    private static final int OPEN = 8;
    private static final long OPEN_MEMORY = 8 << 20;

    private final ConvertOptions options;
    private final FlowLogEncoder encoder;
    private final Compression compression;

    private Conversion(ConvertOptions options, FlowLogEncoder encoder) {
        this.options = options;
        this.encoder = encoder;
        this.compression = compression(options, encoder);
    }

    /**
     * Prepares a conversion.
     *
     * @param options which files
     * @param installed name to encoder
     * @return the conversion
     * @throws FlowConfigurationException when there is no such encoder or compression
     */
    public static Conversion of(ConvertOptions options, Map<String, FlowLogEncoder> installed) {
        FlowLogEncoder encoder = installed.get(options.encoder());
        if (encoder == null) {
            throw new FlowConfigurationException("convert: expected a format that can be written, found '"
                    + options.encoder() + "'. Installed are: " + String.join(", ", installed.keySet()) + ".");
        }
        return new Conversion(options, encoder);
    }

    private static Compression compression(ConvertOptions options, FlowLogEncoder encoder) {
        Compression wanted = options.compression();
        if (wanted == null) {
            return encoder.compressions().get(0);
        }
        if (!encoder.compressions().contains(wanted)) {
            throw new FlowConfigurationException("compression: expected one that " + encoder.name() + " has, found '"
                    + wanted.word() + "'. There are: "
                    + String.join(
                            ", ",
                            encoder.compressions().stream()
                                    .map(Compression::word)
                                    .toList())
                    + ".");
        }
        return wanted;
    }

    /**
     * Reads and writes.
     *
     * @param query which records
     * @param directory where the files go
     * @return what was read and written
     * @throws IOException when it cannot be written; nothing is there then that was not before
     */
    public ConvertReport run(FlowQuery query, Path directory) throws IOException {
        try (StagedFiles staged = StagedFiles.in(directory, options.force())) {
            if (options.partitions().isEmpty()) {
                staged.requireFree("");
            }
            ConvertReport report = write(query, staged);
            require(report);
            staged.publish();
            return report;
        } catch (IOException e) {
            throw new IOException(
                    directory + ": cannot be written: " + reason(e) + ". Nothing was left but what was there before.",
                    e);
        }
    }

    private ConvertReport write(FlowQuery query, StagedFiles staged) throws IOException {
        try (PartFiles parts = new PartFiles(staged, encoder, compression, limits())) {
            ScanStatistics statistics = options.sorted() ? sort(query, staged, parts) : stream(query, parts);
            return new ConvertReport(statistics, parts.finish());
        }
    }

    private PartFiles.Limits limits() {
        return options.sorted()
                ? new PartFiles.Limits(options.targetSize(), SORTED_OPEN, SORTED_MEMORY)
                : new PartFiles.Limits(options.targetSize(), OPEN, OPEN_MEMORY);
    }

    private ScanStatistics stream(FlowQuery query, PartFiles parts) throws IOException {
        return each(query, parts::write);
    }

    private ScanStatistics sort(FlowQuery query, StagedFiles staged, PartFiles parts) throws IOException {
        RecordSorter sorter = new RecordSorter(SortOrder.LANE_AND_START, staged::scratch, SORT_MEMORY);
        ScanStatistics statistics = each(query, sorter::add);
        sorter.drainTo((lane, start, flowRecord) -> parts.write(lane, flowRecord));
        return statistics;
    }

    private interface Step {
        void take(Lane lane, FlowRecord flowRecord) throws IOException;
    }

    private ScanStatistics each(FlowQuery query, Step step) throws IOException {
        Lanes lanes = new Lanes(options.partitions());
        try (FlowRecords records = query.records()) {
            for (FlowRecord flowRecord : records) {
                step.take(lanes.of(flowRecord), flowRecord);
            }
            return records.statistics();
        }
    }

    private void require(ConvertReport report) throws IOException {
        ScanStatistics statistics = report.statistics();
        if (!statistics.isComplete() && !options.partial()) {
            throw new IOException(statistics.splitsFailed() + " of " + statistics.splitsPlanned()
                    + " files or parts could not be read to the end. To write what could be, ask for a partial result");
        }
        if (report.records() != statistics.matched()) {
            throw new IOException("expected " + statistics.matched() + " records in all files, found "
                    + report.records() + ". Please report it");
        }
    }

    private static String reason(IOException failure) {
        if (failure instanceof ClosedByInterruptException) {
            return "interrupted";
        }
        if (failure instanceof FileAlreadyExistsException) {
            return failure.getMessage() + " has appeared meanwhile";
        }
        return failure instanceof AccessDeniedException
                ? "permission denied for " + failure.getMessage()
                : String.valueOf(failure.getMessage());
    }
}
