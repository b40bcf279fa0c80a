package io.flowlogs.cli.output;

import io.flowlogs.record.FlowConfigurationException;
import io.flowlogs.record.FlowField;
import io.flowlogs.record.FlowLogFormat;
import io.flowlogs.record.FlowRecord;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The layouts of all formats seen, and the buffers of every thread. Safe for use by several threads. */
final class RecordLayouts {
    private static final int MOST_FORMATS = 4096;

    private final List<FlowField<?>> wanted;
    private final boolean explains;
    private final Map<FlowLogFormat, RecordLayout> byFormat = new ConcurrentHashMap<>();
    private final Map<Integer, RecordLayout> byId = new ConcurrentHashMap<>();
    private final AtomicInteger nextId = new AtomicInteger();
    private final ThreadLocal<Workspace> workspaces = ThreadLocal.withInitial(Workspace::new);

    /** Takes the columns wanted; none means those of every record's own format; codes may be explained. */
    RecordLayouts(List<FlowField<?>> wanted, boolean explains) {
        this.wanted = List.copyOf(wanted);
        this.explains = explains;
    }

    Workspace workspace() {
        return workspaces.get();
    }

    RecordLayout byId(int id) {
        RecordLayout layout = byId.get(id);
        if (layout == null) {
            throw new IllegalStateException("no layout " + id);
        }
        return layout;
    }

    /** Makes the layout of a format that is known beforehand. */
    RecordLayout of(FlowLogFormat format) {
        return byFormat.computeIfAbsent(format, this::make);
    }

    private RecordLayout make(FlowLogFormat format) {
        if (byId.size() >= MOST_FORMATS) {
            throw new FlowConfigurationException("output: expected records of at most " + MOST_FORMATS
                    + " different formats, found more. Check that the input is flow logs.");
        }
        RecordLayout layout = new RecordLayout(
                nextId.getAndIncrement(), format, wanted.isEmpty() ? format.fields() : wanted, explains);
        byId.put(layout.id(), layout);
        return layout;
    }

    /** What one thread encodes with. */
    final class Workspace {
        private final ByteBuilder row = new ByteBuilder(1 << 10);
        private @Nullable FlowLogFormat lastFormat;
        private @Nullable RecordLayout lastLayout;

        /** Returns the row under construction, emptied. */
        ByteBuilder emptyRow() {
            row.reset();
            return row;
        }

        /** Records come in runs of one format, whose instance is the same. */
        RecordLayout layoutOf(FlowRecord flowRecord) {
            FlowLogFormat format = flowRecord.format();
            RecordLayout layout = lastLayout;
            if (layout == null || !isLast(format)) {
                layout = of(format);
                lastFormat = format;
                lastLayout = layout;
            }
            return layout;
        }

        @SuppressWarnings("ReferenceEquality") // Equal formats in other instances only cost a look into the map.
        private boolean isLast(FlowLogFormat format) {
            return lastFormat == format;
        }
    }
}
