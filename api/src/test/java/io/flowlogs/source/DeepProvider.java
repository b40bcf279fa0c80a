package io.flowlogs.source;

import java.net.URI;
import java.util.List;

/** Opens sources that have an option of their own, and names them by the options it was given. */
public final class DeepProvider implements FlowRecordSourceProvider {
    @Override
    public String scheme() {
        return "deep";
    }

    @Override
    public String description() {
        return "Opens sources that have an option of their own.";
    }

    @Override
    public List<OptionSpec<?>> options() {
        return List.of(OptionSpec.of("depth", Integer.class, "How deep to look.", DeepProvider::depth));
    }

    private static Integer depth(String text) {
        try {
            return Integer.valueOf(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("expected a number", e);
        }
    }

    @Override
    public FlowRecordSource open(URI location, SourceOptions options) {
        return new NotedSource(location + " with " + options);
    }
}
