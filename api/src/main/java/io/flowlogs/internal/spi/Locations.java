package io.flowlogs.internal.spi;

import io.flowlogs.internal.text.Printable;
import io.flowlogs.record.FlowConfigurationException;
import io.flowlogs.record.FlowSourceException;
import io.flowlogs.source.FlowRecordSource;
import io.flowlogs.source.FlowRecordSourceProvider;
import io.flowlogs.source.SourceOptions;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Map;

/** Internal: finds the provider of a location, and opens it. */
public final class Locations {
    private Locations() {}

    /**
     * Opens a location.
     *
     * @param location what a user typed
     * @param provider its provider
     * @param options the options of that provider
     * @return the source
     * @throws FlowConfigurationException when location and options do not fit together
     * @throws FlowSourceException when the location cannot be reached
     */
    public static FlowRecordSource open(String location, FlowRecordSourceProvider provider, SourceOptions options) {
        try {
            return provider.open(uri(location, provider), options);
        } catch (IOException e) {
            throw new FlowSourceException(Printable.shortened(location), null, String.valueOf(e.getMessage()), e);
        }
    }

    /**
     * Finds the provider of a location.
     *
     * @param location what a user typed
     * @param providers scheme to provider
     * @return the one provider that reads it
     * @throws FlowConfigurationException when there is not exactly one
     */
    public static FlowRecordSourceProvider providerOf(
            String location, Map<String, FlowRecordSourceProvider> providers) {
        int colon = location.indexOf(':');
        FlowRecordSourceProvider named = colon < 0 ? null : providers.get(location.substring(0, colon));
        if (named != null) {
            return named;
        }
        List<FlowRecordSourceProvider> claiming = providers.values().stream()
                .filter(provider -> provider.claims(location))
                .toList();
        if (claiming.size() != 1) {
            throw new FlowConfigurationException(wrongProviders(location, providers, claiming));
        }
        return claiming.get(0);
    }

    private static String wrongProviders(
            String location, Map<String, FlowRecordSourceProvider> providers, List<FlowRecordSourceProvider> claiming) {
        String installed = claiming.isEmpty()
                ? "none of those installed, which are " + providers.keySet()
                : String.join(
                        " and ", claiming.stream().map(ProviderRegistry::whence).toList());
        return Printable.shortened(location) + ": expected a location that one source reads, found " + installed
                + ". Name an existing file, or begin with the scheme of an installed source.";
    }

    private static URI uri(String location, FlowRecordSourceProvider provider) {
        if (!location.startsWith(provider.scheme() + ":")) {
            return provider.locate(location);
        }
        try {
            return new URI(
                    provider.scheme(), location.substring(provider.scheme().length() + 1), null);
        } catch (URISyntaxException e) {
            throw new FlowConfigurationException(Printable.shortened(location) + ": expected a location after '"
                    + provider.scheme() + ":', found nothing usable. " + e.getReason() + ".");
        }
    }
}
