package io.flowlogs.internal.spi;

import io.flowlogs.convert.FlowLogEncoder;
import io.flowlogs.record.FlowConfigurationException;
import io.flowlogs.source.FlowLogDecoder;
import io.flowlogs.source.FlowRecordSourceProvider;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.function.Function;

/** Internal: the providers, decoders and encoders that are installed, by their unique names. */
public final class ProviderRegistry {
    private ProviderRegistry() {}

    /**
     * Finds all source providers.
     *
     * @param loader where to look
     * @return scheme to provider
     * @throws FlowConfigurationException when two answer to one scheme, naming both jars
     */
    public static Map<String, FlowRecordSourceProvider> sources(ClassLoader loader) {
        return load(FlowRecordSourceProvider.class, loader, FlowRecordSourceProvider::scheme);
    }

    /**
     * Finds all decoders.
     *
     * @param loader where to look
     * @return the decoders, by name
     * @throws FlowConfigurationException when two have one name, naming both jars
     */
    public static List<FlowLogDecoder> decoders(ClassLoader loader) {
        return List.copyOf(
                load(FlowLogDecoder.class, loader, FlowLogDecoder::name).values());
    }

    /**
     * Finds all encoders.
     *
     * @param loader where to look
     * @return name to encoder
     * @throws FlowConfigurationException when two have one name, naming both jars
     */
    public static Map<String, FlowLogEncoder> encoders(ClassLoader loader) {
        return load(FlowLogEncoder.class, loader, FlowLogEncoder::name);
    }

    /**
     * Returns where the calling thread looks for plug-ins.
     *
     * @return the loader
     */
    public static ClassLoader loader() {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        return context != null ? context : ProviderRegistry.class.getClassLoader();
    }

    private static <T> Map<String, T> load(Class<T> type, ClassLoader loader, Function<T, String> id) {
        Map<String, T> found = new TreeMap<>();
        List<String> problems = new ArrayList<>();
        try {
            for (T service : ServiceLoader.load(type, loader)) {
                T other = found.putIfAbsent(id.apply(service), service);
                if (other != null) {
                    problems.add(duplicate(type, id.apply(service), other, service));
                }
            }
        } catch (ServiceConfigurationError e) {
            problems.add(
                    type.getSimpleName() + ": a plug-in cannot be loaded, " + e.getMessage() + ". Remove its jar.");
        }
        if (!problems.isEmpty()) {
            throw new FlowConfigurationException(problems);
        }
        return found;
    }

    private static String duplicate(Class<?> type, String id, Object first, Object second) {
        return type.getSimpleName() + " '" + id + "': expected one, found " + whence(first) + " and " + whence(second)
                + ". Remove one of the two jars.";
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
