package io.flowlogs.cli.output;

import io.flowlogs.query.FlowSummary;
import io.flowlogs.query.GroupKey;
import io.flowlogs.record.FieldKind;
import java.util.List;

/** The groups of an aggregation. */
record SummaryGrid(FlowSummary summary, List<Column> columns) implements Grid {
    @Override
    public int size() {
        return summary.size();
    }

    @Override
    public int maxCellLength() {
        return summary.maxCellLength();
    }

    @Override
    public int writeCell(int row, int column, byte[] target, int at) {
        return summary.writeCell(row, column, target, at);
    }

    @Override
    public boolean hasFreeText() {
        return !summary.aggregation().keys().stream().allMatch(SummaryGrid::isPlain);
    }

    private static boolean isPlain(GroupKey key) {
        return key.kind().isNumeric() || key.kind() == FieldKind.ADDRESS;
    }

    @Override
    public int writeRow(int row, byte separator, byte[] missing, byte[] target, int at) {
        return summary.writeRow(row, separator, missing, target, at);
    }
}
