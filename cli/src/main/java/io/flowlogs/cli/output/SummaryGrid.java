package io.flowlogs.cli.output;

import io.flowlogs.query.FlowSummary;
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
}
