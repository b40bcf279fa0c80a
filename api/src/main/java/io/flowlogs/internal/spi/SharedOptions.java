package io.flowlogs.internal.spi;

import io.flowlogs.internal.text.Printable;
import io.flowlogs.record.FlowConfigurationException;
import io.flowlogs.source.FlowRecordSourceProvider;
import io.flowlogs.source.OptionSpec;
import io.flowlogs.source.SourceOptions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Internal: options that were given for several sources at once, of which each gets those it understands. */
public final class SharedOptions {
    private final Map<FlowRecordSourceProvider, SourceOptions> parsed = new HashMap<>();
    private final Set<FlowRecordSourceProvider> given;
    private final Collection<FlowRecordSourceProvider> installed;

    private SharedOptions(Collection<FlowRecordSourceProvider> given, Collection<FlowRecordSourceProvider> installed) {
        this.given = new LinkedHashSet<>(given);
        this.installed = installed;
    }

    /**
     * Reads options for some sources.
     *
     * @param texts option name to text
     * @param given the providers of the sources
     * @param installed all providers, to say whose an option is that none of the given understands
     * @return the options of each
     * @throws FlowConfigurationException naming every option that none of the sources understands, or that does not parse
     */
    public static SharedOptions parse(
            Map<String, String> texts,
            Collection<FlowRecordSourceProvider> given,
            Collection<FlowRecordSourceProvider> installed) {
        SharedOptions options = new SharedOptions(given, installed);
        List<String> problems = options.unknown(texts);
        for (FlowRecordSourceProvider provider : options.given) {
            options.parse(provider, texts, problems);
        }
        if (!problems.isEmpty()) {
            throw new FlowConfigurationException(problems);
        }
        return options;
    }

    /**
     * Returns the options of a source.
     *
     * @param provider one of the given providers
     * @return those of the options that it understands
     */
    public SourceOptions of(FlowRecordSourceProvider provider) {
        return parsed.getOrDefault(provider, SourceOptions.none());
    }

    private void parse(FlowRecordSourceProvider provider, Map<String, String> texts, List<String> problems) {
        Map<String, String> own = new TreeMap<>(texts);
        own.keySet().retainAll(names(provider));
        try {
            parsed.put(provider, SourceOptions.parse(provider.options(), own));
        } catch (FlowConfigurationException e) {
            // Sources of one family, such as all of AWS, read the same option in the same way.
            e.problems().stream().filter(problem -> !problems.contains(problem)).forEach(problems::add);
        }
    }

    private List<String> unknown(Map<String, String> texts) {
        Set<String> known = new TreeSet<>();
        given.forEach(provider -> known.addAll(names(provider)));
        Set<String> others = new TreeSet<>(texts.keySet());
        others.removeAll(known);
        List<String> problems = new ArrayList<>();
        others.forEach(name -> problems.add("option " + Printable.shortened(name) + ": " + expected(known)
                + owners(name) + " Remove it or correct its name."));
        return problems;
    }

    private String expected(Set<String> known) {
        String sources = given.size() == 1 ? "this source understands" : "these sources understand";
        return known.isEmpty()
                ? "expected none, as " + sources + " no options."
                : "expected one of " + known + ", which are all that " + sources + ".";
    }

    /** An option that is right, but with another source, is rather a slip in the location. */
    private String owners(String name) {
        List<String> schemes = installed.stream()
                .filter(provider -> names(provider).contains(name))
                .map(FlowRecordSourceProvider::scheme)
                .toList();
        return schemes.isEmpty() ? "" : " It is an option of " + String.join(", ", schemes) + ".";
    }

    private static Set<String> names(FlowRecordSourceProvider provider) {
        Set<String> names = new TreeSet<>();
        provider.options().stream().map(OptionSpec::name).forEach(names::add);
        return names;
    }
}
