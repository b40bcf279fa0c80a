package io.flowlogs.query;

import io.flowlogs.convert.ConvertedFile;
import java.util.List;

/**
 * What was read and what was written. Immutable.
 *
 * @param statistics what was read
 * @param files the files, in the order in which they were begun
 * @param misfits values that the files cannot hold, such as a word in a column of numbers; they are missing in them
 */
public record ConvertReport(ScanStatistics statistics, List<ConvertedFile> files, long misfits) {
    /**
     * Copies the files.
     *
     * @param statistics what was read
     * @param files the files
     * @param misfits values that the files cannot hold
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
