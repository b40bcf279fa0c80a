package io.flowlogs.format.parquet;

import io.flowlogs.record.FlowLogFormat;
import io.flowlogs.source.ColumnBounds;
import io.flowlogs.source.ColumnReader;
import io.flowlogs.source.ColumnTable;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.statistics.IntStatistics;
import org.apache.parquet.column.statistics.LongStatistics;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;
import org.jspecify.annotations.Nullable;

/** What the footer of a file says, once it was found to be possible. */
final class ParquetTable implements ColumnTable {
    /** So much of the columns of one row group is held in memory at most. */
    private static final long MAX_PART = 1L << 30;

    private final ParquetMetadata footer;
    private final List<TableColumn> columns;
    private final FlowLogFormat format;
    private final int batchRows;

    private ParquetTable(ParquetMetadata footer, List<TableColumn> columns, int batchRows) {
        this.footer = footer;
        this.columns = columns;
        this.format = FlowLogFormat.of(columns.stream().map(TableColumn::field).toList());
        this.batchRows = batchRows;
    }

    static ParquetTable read(SeekableByteChannel content, int batchRows) throws IOException {
        ChannelInput input = ParquetTail.read(content);
        ParquetMetadata footer;
        try {
            footer = ParquetFileReader.readFooter(input, options(), input);
        } catch (RuntimeException e) {
            throw new IOException("expected Parquet, found a footer that cannot be read: " + e.getMessage(), e);
        }
        List<TableColumn> columns = TableColumns.of(footer.getFileMetaData().getSchema());
        new FooterCheck(footer, content.size()).check(columns);
        return new ParquetTable(footer, columns, batchRows);
    }

    private static ParquetReadOptions options() {
        return ParquetReadOptions.builder(new PlainParquetConfiguration())
                .withCodecFactory(new BoundedCodecs())
                .build();
    }

    @Override
    public FlowLogFormat format() {
        return format;
    }

    @Override
    public int parts() {
        return footer.getBlocks().size();
    }

    @Override
    public long rows(int part) {
        return footer.getBlocks().get(part).getRowCount();
    }

    @Override
    public @Nullable ColumnBounds bounds(int part, int column) {
        TableColumn known = columns.get(column);
        Statistics<?> statistics =
                known.hasOrderedNumbers() ? chunk(part, column).getStatistics() : null;
        if (statistics == null || statistics.isEmpty() || !statistics.hasNonNullValue()) {
            return null;
        }
        boolean complete = statistics.isNumNullsSet() && statistics.getNumNulls() == 0;
        if (statistics instanceof LongStatistics longs) {
            return bounds(known, longs.getMin(), longs.getMax(), complete);
        }
        return statistics instanceof IntStatistics ints ? bounds(known, ints.getMin(), ints.getMax(), complete) : null;
    }

    private static @Nullable ColumnBounds bounds(TableColumn column, long least, long greatest, boolean complete) {
        return least > greatest
                ? null
                : new ColumnBounds(column.form().number(least), column.form().number(greatest), complete);
    }

    private ColumnChunkMetaData chunk(int part, int column) {
        return FooterCheck.chunk(footer.getBlocks().get(part), columns.get(column));
    }

    @Override
    public ColumnReader read(int part, BitSet wanted, SeekableByteChannel content) throws IOException {
        BitSet read = backed(wanted);
        checkSize(part, read);
        List<ColumnDescriptor> descriptors = new ArrayList<>();
        read.stream().forEach(column -> descriptors.add(columns.get(column).descriptor()));
        ChannelInput input = ChannelInput.of(content);
        try {
            ParquetFileReader reader = new ParquetFileReader(input, footer, options(), input);
            reader.setRequestedSchema(descriptors);
            return new PartReader(reader.readRowGroup(part), columns, read, rows(part), batchRows);
        } catch (RuntimeException e) {
            throw new IOException("row group " + (part + 1) + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** There are no more rows than some column has, whatever the footer says. */
    private static BitSet backed(BitSet wanted) {
        BitSet read = (BitSet) wanted.clone();
        if (read.isEmpty()) {
            read.set(0);
        }
        return read;
    }

    private void checkSize(int part, BitSet read) throws IOException {
        BlockMetaData group = footer.getBlocks().get(part);
        long size = read.stream()
                .mapToLong(
                        column -> FooterCheck.chunk(group, columns.get(column)).getTotalSize())
                .sum();
        if (size > MAX_PART) {
            throw new IOException("row group " + (part + 1) + ": expected at most " + MAX_PART
                    + " bytes of the columns that are read, found " + size
                    + ". Write the file with smaller row groups.");
        }
    }
}
