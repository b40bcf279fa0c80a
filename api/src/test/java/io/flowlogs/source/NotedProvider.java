package io.flowlogs.source;

import java.io.IOException;
import java.net.URI;
import java.util.List;

/** Opens sources that note what happens to them. */
public final class NotedProvider implements FlowRecordSourceProvider {
    @Override
    public String scheme() {
        return "noted";
    }

    @Override
    public String description() {
        return "Opens sources that note what happens to them.";
    }

    @Override
    public List<OptionSpec<?>> options() {
        return List.of(OptionSpec.flag("loud", "Whether to shout."));
    }

    @Override
    public FlowRecordSource open(URI location, SourceOptions options) throws IOException {
        if (location.getSchemeSpecificPart().contains("missing")) {
            throw new IOException("it is not there");
        }
        return new NotedSource(location.toString());
    }
}
