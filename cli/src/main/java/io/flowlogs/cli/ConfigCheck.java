package io.flowlogs.cli;

import io.flowlogs.PlugIns;
import io.flowlogs.record.FlowConfigurationException;
import io.flowlogs.record.FlowLogFormat;
import io.flowlogs.source.FlowRecordSourceProvider;
import io.flowlogs.source.OptionSpec;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds out what is wrong with a named source, by what is installed. No value that may be a secret is ever said. */
final class ConfigCheck {
    static final String HIDDEN = "(hidden)";

    private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]+):.*", Pattern.DOTALL);
    private static final Pattern USER = Pattern.compile("//[^/?#]*@");

    private final PlugIns installed;
    private final Clock clock;
    private final List<ConfigProblem> problems = new ArrayList<>();
    private final Map<String, OptionSpec<?>> known = new LinkedHashMap<>();
    private final NamedSource source;

    private ConfigCheck(NamedSource source, PlugIns installed, Clock clock) {
        this.source = source;
        this.installed = installed;
        this.clock = clock;
    }

    /**
     * What there is to say about a named source.
     *
     * @param problems what is wrong
     * @param known the options that one of its sources understands, by name
     */
    record Finding(List<ConfigProblem> problems, Map<String, OptionSpec<?>> known) {
        /** Tells whether the value of a setting must not be shown: it is a secret, or nobody says that it is none. */
        boolean isSecret(String key) {
            OptionSpec<?> option = known.get(key);
            return NamedSource.isOption(key) && (option == null || option.isSecret());
        }
    }

    static Finding of(NamedSource source, PlugIns installed, Clock clock) {
        ConfigCheck check = new ConfigCheck(source, installed, clock);
        boolean resolved = check.checkLocations();
        source.settings().forEach((key, value) -> {
            if (!NamedSource.isOption(key)) {
                check.checkDefault(key, value);
            } else if (resolved) {
                check.checkOption(key, value);
            } else if (source.lacksLocation()) {
                check.checkOptionOfAny(key, value);
            }
        });
        return new Finding(check.problems, check.known);
    }

    private void error(int line, String text) {
        problems.add(ConfigProblem.error(line, text));
    }

    // ---- locations
    // -----------------------------------------------------------------------------------------------------

    /** Hides what a location may hold of a user's name and password. */
    static String shown(String location) {
        return USER.matcher(location).replaceAll("//" + HIDDEN + "@");
    }

    /** Returns whether the sources of all locations are known. */
    private boolean checkLocations() {
        boolean resolved = !source.locations().isEmpty();
        if (source.lacksLocation()) {
            error(
                    source.line(),
                    "[sources." + source.name() + "]: expected a location, found none. Add location = \"...\".");
        }
        for (NamedSource.Value location : source.locations()) {
            FlowRecordSourceProvider provider = provider(location);
            resolved &= provider != null;
            if (provider != null) {
                provider.options().forEach(option -> known.putIfAbsent(option.name(), option));
            }
        }
        return resolved;
    }

    private @Nullable FlowRecordSourceProvider provider(NamedSource.Value location) {
        String text = location.text();
        if (text.startsWith("@")) {
            error(
                    location.line(),
                    "location: expected a location, found the name '" + text + "'. Name what it stands for.");
            return null;
        }
        try {
            return installed.sourceOf(text);
        } catch (FlowConfigurationException notOne) {
            error(location.line(), "location: " + refusal(text));
            return null;
        }
    }

    private String refusal(String location) {
        Matcher scheme = SCHEME.matcher(location);
        if (!scheme.matches()) {
            return "expected a location that one installed source reads, found '" + shown(location) + "'.";
        }
        List<String> schemes = installed.sources().stream()
                .map(FlowRecordSourceProvider::scheme)
                .toList();
        return "expected the scheme of an installed source, found '" + scheme.group(1) + "'."
                + Suggestions.didYouMean(scheme.group(1), schemes) + " Installed are " + String.join(", ", schemes)
                + ".";
    }

    // ---- settings
    // ------------------------------------------------------------------------------------------------------

    private void checkDefault(String key, NamedSource.Value value) {
        try {
            if (key.equals(NamedSource.FORMAT)) {
                FlowLogFormat.parse(value.text());
            } else if (!value.text().strip().equalsIgnoreCase("all")) {
                new TimeText(clock, ZoneOffset.UTC).parse(key, value.text());
            }
        } catch (UsageException | IllegalArgumentException e) {
            String message = String.valueOf(e.getMessage());
            error(value.line(), message.startsWith(key) ? message : key + ": " + message);
        }
    }

    private void checkOption(String key, NamedSource.Value value) {
        OptionSpec<?> option = known.get(key);
        if (option == null) {
            error(value.line(), unknown(key));
        } else if (value.isBoolean() && option.type() != Boolean.class) {
            error(value.line(), key + ": expected a text or a number, found true or false. " + option.description());
        } else {
            checkValue(option, value);
        }
    }

    /** Where nobody said which source is meant, an option that none of all has is still wrong. */
    private void checkOptionOfAny(String key, NamedSource.Value value) {
        Set<String> names = new TreeSet<>(List.of(NamedSource.LOCATION, NamedSource.SINCE, NamedSource.FORMAT));
        installed.sources().forEach(provider -> provider.options().forEach(option -> names.add(option.name())));
        if (!names.contains(key)) {
            error(
                    value.line(),
                    key + ": expected an option of a source, found none of that name."
                            + Suggestions.didYouMean(key, names));
        }
    }

    private void checkValue(OptionSpec<?> option, NamedSource.Value value) {
        try {
            option.parse(value.text());
        } catch (IllegalArgumentException e) {
            String found = option.isSecret() ? HIDDEN : "'" + value.text() + "'";
            String expected = option.isSecret() ? "expected another value" : e.getMessage();
            error(value.line(), option.name() + ": " + expected + ", found " + found + ". " + option.description());
        }
    }

    private String unknown(String key) {
        List<String> names = new ArrayList<>(known.keySet());
        names.addAll(List.of(NamedSource.LOCATION, NamedSource.SINCE, NamedSource.FORMAT));
        List<String> owners = installed.sources().stream()
                .filter(provider -> provider.options().stream()
                        .anyMatch(option -> option.name().equals(key)))
                .map(FlowRecordSourceProvider::scheme)
                .toList();
        return key + ": expected an option of the source, found none of that name."
                + (owners.isEmpty()
                        ? Suggestions.didYouMean(key, names)
                        : " It is an option of " + String.join(", ", owners) + ".")
                + " There are " + String.join(", ", names) + ".";
    }
}
