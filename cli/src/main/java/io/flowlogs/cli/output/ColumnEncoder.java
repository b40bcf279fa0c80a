package io.flowlogs.cli.output;

import io.flowlogs.query.RecordEncoder;
import io.flowlogs.record.FlowRecord;
import java.io.ByteArrayOutputStream;

/** Writes chosen fields as a flow log of these fields would have them: between blanks, a dash where there is no value. */
final class ColumnEncoder implements RecordEncoder {
    private final RecordLayouts layouts;

    ColumnEncoder(RecordLayouts layouts) {
        this.layouts = layouts;
    }

    @Override
    public void encode(FlowRecord flowRecord, ByteArrayOutputStream out) {
        RecordLayouts.Workspace workspace = layouts.workspace();
        RecordLayout layout = workspace.layoutOf(flowRecord);
        ByteBuilder row = workspace.emptyRow();
        for (int column = 0; column < layout.size(); column++) {
            if (column > 0) {
                row.write(' ');
            }
            if (!layout.writeDelivered(flowRecord, column, row)) {
                row.write('-');
            }
        }
        row.write('\n');
        out.write(row.array(), 0, row.length());
    }
}
