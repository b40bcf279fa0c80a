package io.flowlogs.examples.zip;

import io.flowlogs.source.FlowRecordSource;
import io.flowlogs.source.FlowRecordSourceProvider;
import io.flowlogs.source.OptionSpec;
import io.flowlogs.source.SourceOptions;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.zip.ZipFile;

// region provider
/** Opens <code>zip:archive.zip</code>. */
public final class ZipSourceProvider implements FlowRecordSourceProvider {
    static final OptionSpec<String> SUFFIX = OptionSpec.text("suffix", "Read only entries with this ending.");

    @Override
    public String scheme() {
        return "zip";
    }

    @Override
    public String description() {
        return "the files in a ZIP archive";
    }

    @Override
    public List<OptionSpec<?>> options() {
        return List.of(SUFFIX);
    }

    @Override
    public FlowRecordSource open(URI location, SourceOptions options) throws IOException {
        return new ZipSource(new ZipFile(location.getSchemeSpecificPart()), options.get(SUFFIX, ""));
    }
}
// endregion
