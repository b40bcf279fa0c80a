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
import java.util.Map;

/**
 * Internal: a location with the provider that reads it.
 *
 * @param location what a user typed
 * @param own option name to text, for this location alone
 * @param provider its provider
 */
public record Place(String location, Map<String, String> own, FlowRecordSourceProvider provider) {
    /**
     * Opens the source.
     *
     * @param options options that its provider has understood
     * @return the source
     * @throws FlowConfigurationException when location and options do not fit together
     * @throws FlowSourceException when the location cannot be reached
     */
    public FlowRecordSource open(SourceOptions options) {
        try {
            return provider.open(uri(), options);
        } catch (IOException e) {
            throw new FlowSourceException(Printable.shortened(location), null, String.valueOf(e.getMessage()), e);
        } catch (LinkageError e) {
            throw new FlowConfigurationException(Printable.shortened(location) + ": cannot be opened by "
                    + ProviderRegistry.whence(provider) + ", as " + Reasons.of(e)
                    + ". Put what it needs into a folder with it, or ask its author.");
        }
    }

    private URI uri() {
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
