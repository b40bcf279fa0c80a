package io.flowlogs;

import io.flowlogs.convert.FlowLogEncoder;
import io.flowlogs.internal.plan.EngineQuery;
import io.flowlogs.internal.spi.Locations;
import io.flowlogs.internal.spi.ProviderRegistry;
import io.flowlogs.internal.spi.SharedOptions;
import io.flowlogs.query.FlowQuery;
import io.flowlogs.record.FlowConfigurationException;
import io.flowlogs.record.FlowSourceException;
import io.flowlogs.source.FlowLogDecoder;
import io.flowlogs.source.FlowRecordSource;
import io.flowlogs.source.FlowRecordSourceProvider;
import io.flowlogs.value.TimeRange;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * The door to flow logs: one or several opened sources. Safe for use by several threads; to be closed by whoever opened it.
 *
 * <p>A location is whatever an installed source understands: a file, directory or pattern, <code>-</code> for standard input, or a
 * URI such as <code>file:logs</code>.
 */
public final class FlowLogs implements AutoCloseable {
    private final List<FlowRecordSource> sources;
    private final List<FlowLogDecoder> decoders;
    private final boolean ownsSources;
    private final AtomicBoolean closed = new AtomicBoolean();

    private FlowLogs(List<FlowRecordSource> sources, boolean ownsSources) {
        this.sources = List.copyOf(sources);
        this.ownsSources = ownsSources;
        this.decoders = decoders();
    }

    /**
     * Opens a location.
     *
     * @param location what a user would type
     * @return the opened source
     * @throws FlowConfigurationException when no installed source, or more than one, answers to the location
     * @throws FlowSourceException when it cannot be reached
     */
    public static FlowLogs open(String location) {
        return open(List.of(location), Map.of());
    }

    /**
     * Opens a location with options.
     *
     * @param location what a user would type
     * @param options option name to text, as documented by {@link FlowRecordSourceProvider#options()}
     * @return the opened source
     * @throws FlowConfigurationException when no installed source answers to the location, or options are not understood
     * @throws FlowSourceException when it cannot be reached
     */
    public static FlowLogs open(String location, Map<String, String> options) {
        return open(List.of(location), options);
    }

    /**
     * Opens several locations, to be read one after another as if they were one.
     *
     * @param locations what a user would type; at least one
     * @param options option name to text; each source gets those of them that it understands
     * @return the opened sources
     * @throws FlowConfigurationException when no installed source answers to a location, or an option is understood by none
     *     of the sources, or its text by one that knows it; nothing was opened then
     * @throws FlowSourceException when one cannot be reached
     */
    public static FlowLogs open(List<String> locations, Map<String, String> options) {
        if (locations.isEmpty()) {
            throw new FlowConfigurationException("sources: expected at least one location, found none. Name a file.");
        }
        Map<String, FlowRecordSourceProvider> installed = ProviderRegistry.sources(ProviderRegistry.loader());
        List<FlowRecordSourceProvider> providers = locations.stream()
                .map(location -> Locations.providerOf(location, installed))
                .toList();
        SharedOptions shared = SharedOptions.parse(options, providers, installed.values());
        return new FlowLogs(opened(locations, providers, shared), true);
    }

    private static List<FlowRecordSource> opened(
            List<String> locations, List<FlowRecordSourceProvider> providers, SharedOptions options) {
        List<FlowRecordSource> opened = new ArrayList<>();
        try {
            for (int at = 0; at < locations.size(); at++) {
                FlowRecordSourceProvider provider = providers.get(at);
                opened.add(Locations.open(locations.get(at), provider, options.of(provider)));
            }
        } catch (RuntimeException e) {
            throw Objects.requireNonNull(closeAll(opened, e));
        }
        return opened;
    }

    /**
     * Reads a source that the caller made.
     *
     * @param source the source; stays the caller's and is not closed
     * @return the door to it
     */
    public static FlowLogs of(FlowRecordSource source) {
        return new FlowLogs(List.of(source), false);
    }

    /**
     * Lists the installed source providers.
     *
     * @return the providers, by scheme
     */
    public static List<FlowRecordSourceProvider> providers() {
        return List.copyOf(ProviderRegistry.sources(ProviderRegistry.loader()).values());
    }

    /**
     * Lists the installed decoders.
     *
     * @return the decoders, by name
     */
    public static List<FlowLogDecoder> decoders() {
        return ProviderRegistry.decoders(ProviderRegistry.loader());
    }

    /**
     * Lists the installed encoders.
     *
     * @return the encoders, by name
     */
    public static List<FlowLogEncoder> encoders() {
        return List.copyOf(ProviderRegistry.encoders(ProviderRegistry.loader()).values());
    }

    /**
     * Tells whether a question without a window is one about the usual window of a source, which never ends, rather than about all
     * there is.
     *
     * @return true when one of the sources has a {@link FlowRecordSource#defaultWindow}
     */
    public boolean hasUsualWindow() {
        return sources.stream().anyMatch(source -> !source.defaultWindow().equals(TimeRange.ALL));
    }

    /**
     * Begins a question about all records.
     *
     * @return a query; nothing is read yet
     */
    public FlowQuery query() {
        return EngineQuery.over(sources, decoders);
    }

    /**
     * Closes the sources that were opened here, all of them even if one fails to close. Closing twice is closing once.
     *
     * @throws FlowSourceException when a source fails to close; the failures of others are suppressed in it
     */
    @Override
    public void close() {
        RuntimeException failure = ownsSources && !closed.getAndSet(true) ? closeAll(sources, null) : null;
        if (failure != null) {
            throw failure;
        }
    }

    /** Returns the first failure, with the later ones suppressed in it; null when there is none. */
    private static @Nullable RuntimeException closeAll(
            List<FlowRecordSource> opened, @Nullable RuntimeException before) {
        RuntimeException failure = before;
        for (FlowRecordSource source : opened) {
            try {
                source.close();
            } catch (IOException e) {
                failure = joined(failure, source, e);
            }
        }
        return failure;
    }

    private static RuntimeException joined(@Nullable RuntimeException first, FlowRecordSource source, IOException e) {
        FlowSourceException next =
                new FlowSourceException(source.name(), null, "cannot be closed: " + e.getMessage(), e);
        if (first == null) {
            return next;
        }
        first.addSuppressed(next);
        return first;
    }
}
