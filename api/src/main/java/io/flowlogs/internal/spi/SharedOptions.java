package io.flowlogs.internal.spi;

import io.flowlogs.internal.text.Printable;
import io.flowlogs.record.FlowConfigurationException;
import io.flowlogs.source.FlowRecordSourceProvider;
import io.flowlogs.source.OptionSpec;
import io.flowlogs.source.SourceOptions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Internal: options that were given for several sources at once, of which each gets those it understands, and for some alone. */
public final class SharedOptions {
    private final Map<String, String> shared;
    private final Set<FlowRecordSourceProvider> given = new LinkedHashSet<>();
    private final Collection<FlowRecordSourceProvider> installed;
    private final List<String> problems = new ArrayList<>();

    private SharedOptions(
            Map<String, String> shared, List<Place> places, Collection<FlowRecordSourceProvider> installed) {
        this.shared = shared;
        this.installed = installed;
        places.stream().map(Place::provider).forEach(given::add);
    }

    /**
     * Reads options for some places.
     *
     * @param shared option name to text, for all places
     * @param places where to read, each maybe with options of its own, which those for all replace
     * @param installed all providers, to say whose an option is that none of the given understands
     * @return the options of each place
     * @throws FlowConfigurationException naming every option that none of the sources understands, or that does not parse
     */
    public static List<SourceOptions> parse(
            Map<String, String> shared, List<Place> places, Collection<FlowRecordSourceProvider> installed) {
        SharedOptions options = new SharedOptions(shared, places, installed);
        options.problems.addAll(options.unknown(shared));
        options.given.forEach(provider -> options.check("", provider, options.understood(provider)));
        places.forEach(
                place -> options.check(Printable.shortened(place.location()) + ": ", place.provider(), place.own()));
        if (!options.problems.isEmpty()) {
            throw new FlowConfigurationException(options.problems);
        }
        return places.stream().map(options::of).toList();
    }

    private void check(String where, FlowRecordSourceProvider provider, Map<String, String> texts) {
        try {
            SourceOptions.parse(provider.options(), texts);
        } catch (FlowConfigurationException e) {
            // Sources of one family, such as all of AWS, read the same option in the same way.
            e.problems().stream()
                    .map(problem -> where + problem)
                    .filter(problem -> !problems.contains(problem))
                    .forEach(problems::add);
        }
    }

    private SourceOptions of(Place place) {
        Map<String, String> texts = new TreeMap<>(place.own());
        texts.putAll(understood(place.provider()));
        return SourceOptions.parse(place.provider().options(), texts);
    }

    /** Those of the shared options that a provider understands. */
    private Map<String, String> understood(FlowRecordSourceProvider provider) {
        Map<String, String> own = new TreeMap<>(shared);
        own.keySet().retainAll(names(provider));
        return own;
    }

    private List<String> unknown(Map<String, String> texts) {
        Set<String> known = new TreeSet<>();
        given.forEach(provider -> known.addAll(names(provider)));
        Set<String> others = new TreeSet<>(texts.keySet());
        others.removeAll(known);
        List<String> unknown = new ArrayList<>();
        others.forEach(name -> unknown.add("option " + Printable.shortened(name) + ": " + expected(known) + owners(name)
                + " Remove it or correct its name."));
        return unknown;
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
