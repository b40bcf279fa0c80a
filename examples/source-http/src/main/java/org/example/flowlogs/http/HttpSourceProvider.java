package org.example.flowlogs.http;

import io.flowlogs.source.FlowRecordSource;
import io.flowlogs.source.FlowRecordSourceProvider;
import io.flowlogs.source.OptionSpec;
import io.flowlogs.source.SourceOptions;
import java.net.URI;
import java.util.List;

/**
 * Opens <code>http://HOST/FOLDER/</code>: the files that a web server lists in a folder and in the folders below, or a single file.
 * Stateless.
 */
public final class HttpSourceProvider implements FlowRecordSourceProvider {
    /** Makes the provider. */
    public HttpSourceProvider() {}

    @Override
    public String scheme() {
        return "http";
    }

    @Override
    public String description() {
        return "files and listed folders of a web server";
    }

    @Override
    public List<OptionSpec<?>> options() {
        return WebOptions.ALL;
    }

    @Override
    public FlowRecordSource open(URI location, SourceOptions options) {
        return WebSource.open(scheme(), location, WebOptions.of(options));
    }
}
