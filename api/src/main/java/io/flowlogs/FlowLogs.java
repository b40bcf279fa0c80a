package io.flowlogs;

import io.flowlogs.convert.FlowLogEncoder;
import io.flowlogs.internal.plan.EngineQuery;
import io.flowlogs.internal.spi.Locations;
import io.flowlogs.internal.spi.Place;
import io.flowlogs.internal.spi.ProviderRegistry;
import io.flowlogs.internal.spi.SharedOptions;
import io.flowlogs.query.FlowQuery;
import io.flowlogs.record.FlowConfigurationException;
import io.flowlogs.record.FlowSourceException;
import io.flowlogs.source.FlowLogDecoder;
import io.flowlogs.source.FlowRecordSource;
import io.flowlogs.source.FlowRecordSourceProvider;
import io.flowlogs.source.SourceOptions;
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
    private final ProviderRegistry installed;
    private final boolean ownsSources;
    private final AtomicBoolean closed = new AtomicBoolean();

    private FlowLogs(List<FlowRecordSource> sources, ProviderRegistry installed, boolean ownsSources) {
        this.sources = List.copyOf(sources);
        this.installed = installed;
        this.ownsSources = ownsSources;
        // Decoders that do not get along are told of before anything is read.
        installed.decoders();
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
        Builder builder = builder().options(options);
        locations.forEach(builder::location);
        return builder.open();
    }

    /**
     * Begins to open locations that differ in their options, or with plug-ins.
     *
     * @return a builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Reads a source that the caller made.
     *
     * @param source the source; stays the caller's and is not closed
     * @return the door to it
     */
    public static FlowLogs of(FlowRecordSource source) {
        return new FlowLogs(List.of(source), ProviderRegistry.ofThread(), false);
    }

    /**
     * Lists the installed source providers.
     *
     * @return the providers, by scheme
     */
    public static List<FlowRecordSourceProvider> providers() {
        return PlugIns.installed().sources();
    }

    /**
     * Lists the installed decoders.
     *
     * @return the decoders, by name
     */
    public static List<FlowLogDecoder> decoders() {
        return PlugIns.installed().decoders();
    }

    /**
     * Lists the installed encoders.
     *
     * @return the encoders, by name
     */
    public static List<FlowLogEncoder> encoders() {
        return PlugIns.installed().encoders();
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
        return EngineQuery.over(sources, installed.decoders(), installed::encoders);
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

    /** Opens one or several locations. To be used by one thread. */
    public static final class Builder {
        private final List<Location> locations = new ArrayList<>();
        private Map<String, String> options = Map.of();
        private @Nullable PlugIns plugIns;

        private Builder() {}

        /**
         * Says what is installed; {@link PlugIns#installed} unless called.
         *
         * @param installed where sources, decoders and encoders are found
         * @return this builder
         */
        public Builder plugIns(PlugIns installed) {
            plugIns = installed;
            return this;
        }

        /**
         * Adds a location, to be read behind those before.
         *
         * @param location what a user would type
         * @return this builder
         */
        public Builder location(String location) {
            return location(location, Map.of());
        }

        /**
         * Adds a location with options of its own, to be read behind those before.
         *
         * @param location what a user would type
         * @param own option name to text, for this location alone; those of {@link #options} go before them
         * @return this builder
         */
        public Builder location(String location, Map<String, String> own) {
            locations.add(new Location(location, Map.copyOf(own)));
            return this;
        }

        /**
         * Gives options to all locations.
         *
         * @param texts option name to text; each source gets those of them that it understands
         * @return this builder
         */
        public Builder options(Map<String, String> texts) {
            options = Map.copyOf(texts);
            return this;
        }

        /**
         * Opens the sources.
         *
         * @return the opened sources
         * @throws FlowConfigurationException when there is no location, no installed source, or more than one, answers to a location, an
         *     option is understood by none of the sources that it is for, or its text by one that knows it; nothing was opened then
         * @throws FlowSourceException when one cannot be reached
         */
        public FlowLogs open() {
            if (locations.isEmpty()) {
                throw new FlowConfigurationException(
                        "sources: expected at least one location, found none. Name a file.");
            }
            ProviderRegistry installed = plugIns == null ? ProviderRegistry.ofThread() : plugIns.registry();
            List<Place> places = locations.stream()
                    .map(location -> location.in(installed.sources()))
                    .toList();
            List<SourceOptions> each =
                    SharedOptions.parse(options, places, installed.sources().providers());
            return new FlowLogs(opened(places, each), installed, true);
        }

        private static List<FlowRecordSource> opened(List<Place> places, List<SourceOptions> options) {
            List<FlowRecordSource> opened = new ArrayList<>();
            try {
                for (int at = 0; at < places.size(); at++) {
                    opened.add(places.get(at).open(options.get(at)));
                }
            } catch (RuntimeException e) {
                throw Objects.requireNonNull(closeAll(opened, e));
            }
            return opened;
        }

        private record Location(String text, Map<String, String> own) {
            Place in(Locations installed) {
                return new Place(text, own, installed.of(text));
            }
        }
    }
}
