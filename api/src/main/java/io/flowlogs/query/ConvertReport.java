package io.flowlogs.query;

import io.flowlogs.convert.ConvertedFile;
import java.util.List;

/**
 * What was read and what was written. Immutable.
 *
 * @param statistics what was read
 * @param files the files, by path
 */
public record ConvertReport(ScanStatistics statistics, List<ConvertedFile> files) {
    /**
     * Copies the files.
     *
     * @param statistics what was read
     * @param files the files
     */
    public ConvertReport {
        files = List.copyOf(files);
    }

    /**
     * Sums what the files hold; the same number as {@link ScanStatistics#matched}.
     *
     * @return records
     */
    public long records() {
        return files.stream().mapToLong(ConvertedFile::records).sum();
    }

    /**
     * Sums the sizes of the files.
     *
     * @return bytes
     */
    public long bytes() {
        return files.stream().mapToLong(ConvertedFile::bytes).sum();
    }
}
