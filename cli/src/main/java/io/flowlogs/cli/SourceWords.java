package io.flowlogs.cli;

import io.flowlogs.source.FlowRecordSourceProvider;
import io.flowlogs.source.OptionSpec;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Finds out what is meant by the words in place of sources: <code>@NAME</code> is what the file of settings says of the name. */
final class SourceWords {
    private static final int MOST_TOLD = 10;

    private final Surroundings surroundings;
    private final List<SourceLocation> locations = new ArrayList<>();
    private final Set<String> since = new LinkedHashSet<>();
    private final Set<String> formats = new LinkedHashSet<>();
    private @Nullable ConfigFile file;
    private @Nullable ConfigText config;

    private SourceWords(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    static SourceWords of(List<String> words, Surroundings surroundings) {
        SourceWords all = new SourceWords(surroundings);
        words.forEach(all::add);
        all.applyVariables();
        return all;
    }

    static boolean isName(String word) {
        return word.length() > 1 && word.startsWith("@");
    }

    List<SourceLocation> locations() {
        return locations;
    }

    /** Returns the window that all of the sources have by their settings, or null. */
    @Nullable
    String since() {
        return only("--since", since);
    }

    /** Returns the format that all of the sources have by their settings, or null. */
    @Nullable
    String format() {
        return only("--format", formats);
    }

    private static @Nullable String only(String option, Set<String> settings) {
        if (settings.size() > 1) {
            throw new UsageException(option + ": expected sources with one setting of it, found several: "
                    + String.join(
                            ", ",
                            settings.stream()
                                    .map(text -> text.isEmpty() ? "none" : "'" + text + "'")
                                    .toList())
                    + ". Say " + option + ", or ask about each by itself.");
        }
        String text = settings.isEmpty() ? "" : settings.iterator().next();
        return text.isEmpty() ? null : text;
    }

    private void add(String word) {
        if (!isName(word)) {
            locations.add(new SourceLocation(word, Map.of()));
            since.add("");
            formats.add("");
            return;
        }
        NamedSource source = named(word.substring(1));
        ConfigCheck.Finding finding = ConfigCheck.of(source, surroundings.plugIns(), surroundings.clock());
        refuse(finding.problems());
        source.locations().forEach(location -> locations.add(located(location.text(), source)));
        since.add(source.text(NamedSource.SINCE, ""));
        formats.add(source.text(NamedSource.FORMAT, ""));
    }

    private SourceLocation located(String location, NamedSource source) {
        Map<String, String> options = new TreeMap<>();
        for (OptionSpec<?> option : surroundings.plugIns().sourceOf(location).options()) {
            NamedSource.Value value = source.settings().get(option.name());
            if (value != null && NamedSource.isOption(option.name())) {
                options.put(option.name(), value.text());
            }
        }
        return new SourceLocation(location, options);
    }

    // ---- the file
    // ------------------------------------------------------------------------------------------------------

    private NamedSource named(String name) {
        Map<String, NamedSource> sources = config().sources();
        NamedSource source = sources.get(name);
        if (source == null) {
            throw new UsageException("@" + name + ": expected a name of the settings, found none such"
                    + (file == null ? "" : " in " + file.path()) + "." + Suggestions.didYouMean(name, sources.keySet())
                    + (sources.isEmpty() ? "" : " There are " + String.join(", ", sources.keySet()) + ".")
                    + " The file of that name is written ./@" + name + ".");
        }
        return source;
    }

    private ConfigText config() {
        if (config == null) {
            file = ConfigFile.of(surroundings.environment());
            String text = file == null ? null : file.read();
            config = ConfigText.parse(text == null ? "" : text);
            refuse(config.problems());
        }
        return config;
    }

    private void refuse(List<ConfigProblem> problems) {
        ConfigFile where = file;
        if (where != null && !problems.isEmpty()) {
            List<String> told = new ArrayList<>();
            problems.stream().limit(MOST_TOLD).map(where::located).forEach(told::add);
            if (problems.size() > MOST_TOLD) {
                told.add("and " + (problems.size() - MOST_TOLD) + " more. See: flowlogs config check");
            }
            throw new SettingsException(told);
        }
    }

    // ---- the environment
    // -----------------------------------------------------------------------------------------------

    private void applyVariables() {
        OptionVariables variables = OptionVariables.of(surroundings.environment());
        if (variables.isEmpty()) {
            return;
        }
        List<FlowRecordSourceProvider> installed = surroundings.plugIns().sources();
        variables.unknownTo(installed).forEach(surroundings.messages()::note);
        locations.replaceAll(location -> {
            FlowRecordSourceProvider provider = surroundings.plugIns().sourceOf(location.text());
            Map<String, String> options = new TreeMap<>(location.options());
            options.putAll(variables.of(provider));
            return new SourceLocation(location.text(), options);
        });
    }
}
