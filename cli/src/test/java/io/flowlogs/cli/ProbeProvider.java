package io.flowlogs.cli;

import io.flowlogs.source.FlowRecordSource;
import io.flowlogs.source.FlowRecordSourceProvider;
import io.flowlogs.source.OptionSpec;
import io.flowlogs.source.SourceOptions;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Opens sources that cannot be reached in every way there is: <code>probe:open-service</code>, <code>probe:read-configuration</code>. */
public final class ProbeProvider implements FlowRecordSourceProvider {
    /** How often somebody looked for what is installed. */
    static final AtomicInteger LOADED = new AtomicInteger();
    /** The options that sources were opened with. */
    static final List<SourceOptions> OPENED = new CopyOnWriteArrayList<>();

    static final OptionSpec<String> REGION = OptionSpec.text("region", "Where it is.");
    static final OptionSpec<Boolean> LOUD = OptionSpec.flag("loud", "Whether to shout.");
    static final OptionSpec<Integer> PIN = OptionSpec.of(
                    "pin", Integer.class, "What nobody may see.", ProbeProvider::number)
            .asSecret();
    static final OptionSpec<String> BY = OptionSpec.text("by", "The time that counts.");

    /** Is found by ServiceLoader. */
    public ProbeProvider() {
        LOADED.incrementAndGet();
    }

    private static Integer number(String text) {
        try {
            return Integer.valueOf(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("expected a number", e);
        }
    }

    @Override
    public String scheme() {
        return "probe";
    }

    @Override
    public String description() {
        return "sources out of reach";
    }

    @Override
    public List<OptionSpec<?>> options() {
        return List.of(REGION, LOUD, PIN, BY);
    }

    @Override
    public FlowRecordSource open(URI location, SourceOptions options) throws IOException {
        ProbeSource source = new ProbeSource(location.getSchemeSpecificPart());
        source.failIn("open");
        OPENED.add(options);
        return source;
    }
}
