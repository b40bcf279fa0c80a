package io.flowlogs;

import io.flowlogs.convert.FlowLogEncoder;
import io.flowlogs.internal.spi.ProviderRegistry;
import io.flowlogs.record.FlowConfigurationException;
import io.flowlogs.source.FlowLogDecoder;
import io.flowlogs.source.FlowRecordSourceProvider;
import java.util.List;
import java.util.function.Consumer;

/**
 * The sources, decoders and encoders that are installed, as {@link java.util.ServiceLoader} finds them: those of the class path, and
 * those of plug-ins with class loaders of their own. Each kind is looked for when it is first asked for, and kept. Safe for use by
 * several threads.
 *
 * <p>What is on the class path must all be right: a class that cannot be loaded, or a name that two have, is an error. Of a plug-in, what
 * cannot be used is left out, and everything else goes on.
 */
public final class PlugIns {
    private final ProviderRegistry registry;

    private PlugIns(ProviderRegistry registry) {
        this.registry = registry;
    }

    /**
     * Returns what the context class loader of the calling thread finds.
     *
     * @return what is installed without further ado
     */
    public static PlugIns installed() {
        return new PlugIns(ProviderRegistry.ofThread());
    }

    /**
     * Adds plug-ins. Of each loader, what it defines itself counts, not what its parents have. A name that was there before stays with
     * who had it, so the order of the loaders decides between plug-ins of one name. The loaders stay the caller's, to be closed when
     * nothing opened with them is in use any more.
     *
     * @param loaders one for each plug-in, which gets to know the interfaces of this library from the loader of this class; its
     *     {@linkplain ClassLoader#getName() name} says in messages which plug-in is meant, so a path is a good one
     * @param refused is told what cannot be used, in a sentence or two with the name of the plug-in, when it is found out; may be called
     *     by any thread that asks for something installed
     * @return what is installed, with them
     */
    public PlugIns with(List<? extends ClassLoader> loaders, Consumer<String> refused) {
        return new PlugIns(registry.with(loaders, refused));
    }

    /**
     * Lists the source providers.
     *
     * @return the providers, by scheme
     * @throws FlowConfigurationException when two on the class path have one scheme, or one there cannot be loaded
     */
    public List<FlowRecordSourceProvider> sources() {
        return List.copyOf(registry.sources().providers());
    }

    /**
     * Lists the decoders.
     *
     * @return the decoders, by name
     * @throws FlowConfigurationException when two on the class path have one name, or one there cannot be loaded
     */
    public List<FlowLogDecoder> decoders() {
        return registry.decoders();
    }

    /**
     * Lists the encoders.
     *
     * @return the encoders, by name
     * @throws FlowConfigurationException when two on the class path have one name, or one there cannot be loaded
     */
    public List<FlowLogEncoder> encoders() {
        return List.copyOf(registry.encoders().values());
    }

    /**
     * Finds the source provider that reads a location: that of its scheme, or else the one that claims it. Plug-ins are asked about what
     * nothing on the class path claims.
     *
     * @param location what a user would type
     * @return the provider
     * @throws FlowConfigurationException when there is not exactly one
     */
    public FlowRecordSourceProvider sourceOf(String location) {
        return registry.sources().of(location);
    }

    ProviderRegistry registry() {
        return registry;
    }
}
