package io.flowlogs.internal.spi;

import io.flowlogs.internal.text.Printable;
import io.flowlogs.record.FlowConfigurationException;
import io.flowlogs.source.FlowRecordSourceProvider;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Internal: finds the provider of a location among those that are installed. */
public final class Locations {
    private final Map<String, FlowRecordSourceProvider> onClassPath;
    private final Map<String, FlowRecordSourceProvider> all;

    Locations(Map<String, FlowRecordSourceProvider> onClassPath, Map<String, FlowRecordSourceProvider> all) {
        this.onClassPath = onClassPath;
        this.all = new TreeMap<>(all);
    }

    /**
     * Returns the providers.
     *
     * @return all of them, by scheme
     */
    public Collection<FlowRecordSourceProvider> providers() {
        return all.values();
    }

    /**
     * Finds the provider of a location: that of its scheme, or else the one that claims it. Plug-ins are asked about what nothing on the
     * class path claims, so that none can take what was read before it came.
     *
     * @param location what a user typed
     * @return the one provider that reads it
     * @throws FlowConfigurationException when there is not exactly one
     */
    public FlowRecordSourceProvider of(String location) {
        int colon = location.indexOf(':');
        FlowRecordSourceProvider named = colon < 0 ? null : all.get(location.substring(0, colon));
        if (named != null) {
            return named;
        }
        List<FlowRecordSourceProvider> usual = claiming(onClassPath, location);
        List<FlowRecordSourceProvider> claiming = usual.isEmpty() ? claiming(all, location) : usual;
        if (claiming.size() != 1) {
            throw new FlowConfigurationException(wrongProviders(location, claiming));
        }
        return claiming.get(0);
    }

    private static List<FlowRecordSourceProvider> claiming(
            Map<String, FlowRecordSourceProvider> providers, String location) {
        return providers.values().stream()
                .filter(provider -> claims(provider, location))
                .toList();
    }

    private static boolean claims(FlowRecordSourceProvider provider, String location) {
        try {
            return provider.claims(location);
        } catch (RuntimeException | LinkageError e) {
            throw new FlowConfigurationException(Printable.shortened(location)
                    + ": expected a source that says whether this is its own, found "
                    + ProviderRegistry.whence(provider) + ", which fails: " + Reasons.of(e) + ". Remove its jar.");
        }
    }

    private String wrongProviders(String location, List<FlowRecordSourceProvider> claiming) {
        String installed = claiming.isEmpty()
                ? "none of those installed, which are " + all.keySet()
                : String.join(
                        " and ", claiming.stream().map(ProviderRegistry::whence).toList());
        return Printable.shortened(location) + ": expected a location that one source reads, found " + installed
                + ". Name an existing file, or begin with the scheme of an installed source.";
    }
}
