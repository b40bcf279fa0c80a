package io.flowlogs.internal.spi;

import io.flowlogs.convert.FlowLogEncoder;
import io.flowlogs.record.FlowConfigurationException;
import io.flowlogs.source.FlowLogDecoder;
import io.flowlogs.source.FlowRecordSourceProvider;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Internal: the providers, decoders and encoders that are installed, by their unique names. Each kind is looked for when it is first
 * asked for.
 */
public final class ProviderRegistry {
    private static final Services<FlowRecordSourceProvider> SOURCES =
            new Services<>(FlowRecordSourceProvider.class, "source", FlowRecordSourceProvider::scheme, provider -> {
                Objects.requireNonNull(provider.description(), "no description");
                List.copyOf(provider.options());
            });
    private static final Services<FlowLogDecoder> DECODERS = new Services<>(
            FlowLogDecoder.class,
            "decoder",
            FlowLogDecoder::name,
            decoder -> Objects.requireNonNull(decoder.description(), "no description"));
    private static final Services<FlowLogEncoder> ENCODERS = new Services<>(
            FlowLogEncoder.class,
            "encoder",
            FlowLogEncoder::name,
            encoder -> Objects.requireNonNull(encoder.description(), "no description"));

    private final ClassLoader classPath;
    private final List<PlugIn> plugIns;
    private @Nullable Locations sources;
    private @Nullable List<FlowLogDecoder> decoders;
    private @Nullable Map<String, FlowLogEncoder> encoders;

    private ProviderRegistry(ClassLoader classPath, List<PlugIn> plugIns) {
        this.classPath = classPath;
        this.plugIns = List.copyOf(plugIns);
    }

    /**
     * Looks where the calling thread looks for classes.
     *
     * @return the registry
     */
    public static ProviderRegistry ofThread() {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        return of(context != null ? context : ProviderRegistry.class.getClassLoader());
    }

    /**
     * Looks on a class path.
     *
     * @param classPath a loader, with its parents
     * @return the registry
     */
    public static ProviderRegistry of(ClassLoader classPath) {
        return new ProviderRegistry(classPath, List.of());
    }

    /**
     * Adds plug-ins, behind those there are.
     *
     * @param loaders one for each plug-in
     * @param refused is told what of them cannot be used
     * @return another registry
     */
    public ProviderRegistry with(List<? extends ClassLoader> loaders, Consumer<String> refused) {
        List<PlugIn> all = new ArrayList<>(plugIns);
        loaders.forEach(loader -> all.add(new PlugIn(loader, refused)));
        return new ProviderRegistry(classPath, all);
    }

    /**
     * Finds all source providers.
     *
     * @return the providers, by scheme
     * @throws FlowConfigurationException when two on the class path answer to one scheme, naming both jars, or one cannot be loaded
     */
    public synchronized Locations sources() {
        if (sources == null) {
            Map<String, FlowRecordSourceProvider> onClassPath = SOURCES.on(classPath);
            Map<String, FlowRecordSourceProvider> all = new LinkedHashMap<>(onClassPath);
            plugIns.forEach(plugIn -> SOURCES.addTo(all, plugIn));
            sources = new Locations(onClassPath, all);
        }
        return sources;
    }

    /**
     * Finds all decoders.
     *
     * @return the decoders, by name
     * @throws FlowConfigurationException when two on the class path have one name, naming both jars, or one cannot be loaded
     */
    public synchronized List<FlowLogDecoder> decoders() {
        if (decoders == null) {
            decoders = List.copyOf(all(DECODERS).values());
        }
        return decoders;
    }

    /**
     * Finds all encoders.
     *
     * @return name to encoder
     * @throws FlowConfigurationException when two on the class path have one name, naming both jars, or one cannot be loaded
     */
    public synchronized Map<String, FlowLogEncoder> encoders() {
        if (encoders == null) {
            encoders = all(ENCODERS);
        }
        return encoders;
    }

    private <T> Map<String, T> all(Services<T> services) {
        Map<String, T> all = new TreeMap<>(services.on(classPath));
        plugIns.forEach(plugIn -> services.addTo(all, plugIn));
        return all;
    }

    /**
     * Says where a plug-in was loaded from.
     *
     * @param service a provider or decoder
     * @return its class and its jar
     */
    public static String whence(Object service) {
        CodeSource source = service.getClass().getProtectionDomain().getCodeSource();
        return service.getClass().getName() + " in " + (source == null ? "the run time" : source.getLocation());
    }
}
