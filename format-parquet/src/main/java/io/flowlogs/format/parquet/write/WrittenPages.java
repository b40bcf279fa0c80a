package io.flowlogs.format.parquet.write;

import io.flowlogs.format.parquet.BoundedCodecs;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.page.DataPage;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.column.page.PageReader;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.LocalInputFile;

/** Reads a file again: every page of every column is unpacked, and its checksum compared. */
final class WrittenPages {
    private WrittenPages() {}

    /** Returns how many rows there are, in all columns. */
    static long rows(Path file) throws IOException {
        ParquetReadOptions options = ParquetReadOptions.builder(new PlainParquetConfiguration())
                .withCodecFactory(new BoundedCodecs())
                .usePageChecksumVerification()
                .build();
        try (ParquetFileReader reader = ParquetFileReader.open(new LocalInputFile(file), options)) {
            long rows = 0;
            for (PageReadStore group = reader.readNextRowGroup(); group != null; group = reader.readNextRowGroup()) {
                for (ColumnDescriptor column :
                        reader.getFileMetaData().getSchema().getColumns()) {
                    requireRows(group.getRowCount(), column, group.getPageReader(column));
                }
                rows += group.getRowCount();
                group.close();
            }
            return rows;
        } catch (RuntimeException e) { // The library has no type of its own for all that can be wrong with a file.
            throw new IOException(file + ": cannot be read again: " + e.getMessage(), e);
        }
    }

    private static void requireRows(long rows, ColumnDescriptor column, PageReader pages) throws IOException {
        pages.readDictionaryPage();
        long values = 0;
        for (DataPage page = pages.readPage(); page != null; page = pages.readPage()) {
            values += page.getValueCount();
        }
        if (values != rows) {
            throw new IOException("column " + String.join(".", column.getPath()) + ": expected to read again " + rows
                    + " values, found " + values);
        }
    }
}
