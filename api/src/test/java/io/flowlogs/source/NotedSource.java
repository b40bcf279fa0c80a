package io.flowlogs.source;

import io.flowlogs.engine.MemoryBytes;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** A source of one record that notes when it is opened and closed. */
public final class NotedSource implements FlowRecordSource {
    /** What happened to all such sources, in order. */
    static final List<String> NOTES = new CopyOnWriteArrayList<>();

    private final String name;
    private boolean closed;

    /** Opens a source. */
    public NotedSource(String name) {
        this.name = name;
        NOTES.add("opened " + name);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public ScanPlan plan(ScanRequest request) {
        String text = "srcaddr bytes\n10.0.0.1 " + name.length() + "\n";
        return ScanPlan.of(List.of(MemoryBytes.file(name, text)), request.filter())
                .withSkipped(() -> Map.of("hidden", 2L));
    }

    @Override
    public void close() throws IOException {
        if (!closed) {
            closed = true;
            NOTES.add("closed " + name);
        }
        if (name.contains("stuck")) {
            throw new IOException("the door is stuck");
        }
    }
}
