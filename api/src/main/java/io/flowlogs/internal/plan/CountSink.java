package io.flowlogs.internal.plan;

import io.flowlogs.internal.scan.LineLayout;
import io.flowlogs.record.FlowField;
import java.util.List;

/** Takes records only for them to be counted. */
final class CountSink implements RowSink {
    @Override
    public List<FlowField<?>> fields() {
        return List.of();
    }

    @Override
    public void begin(ScanUnit unit) {
        // The scanner counts.
    }

    @Override
    public void layout(LineLayout layout) {
        // No column is needed.
    }

    @Override
    public boolean accept(LineContext line) {
        return true;
    }

    @Override
    public void end(ScanUnit unit) {
        // The scanner counts.
    }
}
