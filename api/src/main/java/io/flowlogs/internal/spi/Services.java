package io.flowlogs.internal.spi;

import io.flowlogs.internal.text.Printable;
import io.flowlogs.record.FlowConfigurationException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * One kind of service, by unique names. What is on the class path must all be right, as its author is the user; of plug-ins, what is
 * wrong is left out and told, as the rest can do without.
 *
 * @param <T> the kind
 */
final class Services<T> {
    /** Whoever goes on asking a loader that fails every time would never end. */
    private static final int MOST_FAILURES = 100;

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9+.-]*");

    private final Class<T> type;
    private final String kind;
    private final Function<T, String> name;
    private final Consumer<T> trial;

    /**
     * Describes a kind.
     *
     * @param type the interface
     * @param kind what users call it
     * @param name its unique name
     * @param trial asks a service what it must be able to say at once
     */
    Services(Class<T> type, String kind, Function<T, String> name, Consumer<T> trial) {
        this.type = type;
        this.kind = kind;
        this.name = name;
        this.trial = trial;
    }

    // ---- the class path
    // ------------------------------------------------------------------------------------------------

    /**
     * Finds all that a loader and its parents have.
     *
     * @throws FlowConfigurationException when two have one name, naming both jars, or one cannot be loaded
     */
    Map<String, T> on(ClassLoader loader) {
        Map<String, T> found = new TreeMap<>();
        List<String> problems = new ArrayList<>();
        try {
            for (T service : ServiceLoader.load(type, loader)) {
                T other = found.putIfAbsent(name.apply(service), service);
                if (other != null) {
                    problems.add(duplicate(other, service));
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

    private String duplicate(T first, T second) {
        return type.getSimpleName() + " '" + name.apply(first) + "': expected one, found "
                + ProviderRegistry.whence(first) + " and " + ProviderRegistry.whence(second)
                + ". Remove one of the two jars.";
    }

    // ---- plug-ins
    // ------------------------------------------------------------------------------------------------------

    /** Adds those of a plug-in whose names are not taken. */
    void addTo(Map<String, T> found, PlugIn plugIn) {
        own(plugIn).forEach((own, service) -> {
            T other = found.putIfAbsent(own, service);
            if (other != null) {
                plugIn.refuse("its " + kind + " '" + own + "' is left out: expected a name of its own, found "
                        + ProviderRegistry.whence(service) + " and " + ProviderRegistry.whence(other)
                        + ". Remove one of the two jars.");
            }
        });
    }

    private Map<String, T> own(PlugIn plugIn) {
        Map<String, T> own = new LinkedHashMap<>();
        for (ServiceLoader.Provider<T> provider : announced(plugIn)) {
            try {
                add(provider.get(), own, plugIn);
            } catch (ServiceConfigurationError | LinkageError | RuntimeException e) {
                plugIn.refuse(provider.type().getName() + " is left out: expected a " + kind
                        + " that can be made, found one that cannot: " + Reasons.of(e) + ".");
            }
        }
        return own;
    }

    private void add(T service, Map<String, T> own, PlugIn plugIn) {
        String called = name.apply(service);
        if (called == null || !NAME.matcher(called).matches()) {
            plugIn.refuse(service.getClass().getName() + " is left out: expected the name of a " + kind
                    + " in small letters, found '" + Printable.shortened(String.valueOf(called)) + "'.");
            return;
        }
        trial.accept(service);
        T other = own.putIfAbsent(called, service);
        if (other != null) {
            plugIn.refuse(service.getClass().getName() + " is left out: expected one " + kind + " '" + called
                    + "', found " + other.getClass().getName() + " too.");
        }
    }

    /** What the plug-in's own loader defines; its parents' services are no part of it. */
    private List<ServiceLoader.Provider<T>> announced(PlugIn plugIn) {
        List<ServiceLoader.Provider<T>> announced = new ArrayList<>();
        var all = ServiceLoader.load(type, plugIn.loader()).stream().iterator();
        for (int failures = 0; failures < MOST_FAILURES; ) {
            try {
                if (!all.hasNext()) {
                    break;
                }
                ServiceLoader.Provider<T> provider = all.next();
                if (plugIn.loader().equals(provider.type().getClassLoader())) {
                    announced.add(provider);
                }
            } catch (ServiceConfigurationError | LinkageError | RuntimeException e) {
                failures++;
                plugIn.refuse("a " + kind + " is left out, as its class cannot be loaded: " + Reasons.of(e) + ".");
            }
        }
        return announced;
    }
}
