package io.flowlogs.source;

import java.io.IOException;
import java.net.URI;
import java.util.List;

/** Claims what another claims. */
public final class RivalProvider implements FlowRecordSourceProvider {
    @Override
    public String scheme() {
        return "rival";
    }

    @Override
    public String description() {
        return "Claims what another claims.";
    }

    @Override
    public List<OptionSpec<?>> options() {
        return List.of(OptionSpec.flag("loud", "Whether to shout."));
    }

    @Override
    public boolean claims(String location) {
        return location.contains("@");
    }

    @Override
    public FlowRecordSource open(URI location, SourceOptions options) throws IOException {
        if (location.getSchemeSpecificPart().contains("missing")) {
            throw new IOException("it is not there");
        }
        return new NotedSource(location.toString());
    }
}
