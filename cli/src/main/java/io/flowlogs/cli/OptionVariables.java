package io.flowlogs.cli;

import io.flowlogs.source.FlowRecordSourceProvider;
import io.flowlogs.source.OptionSpec;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Options of sources that the environment sets: <code>FLOWLOGS_OPTION_ROLE_ARN</code> is the option <code>role-arn</code>. */
final class OptionVariables {
    private static final String PREFIX = "FLOWLOGS_OPTION_";

    private final Map<String, String> texts = new TreeMap<>();

    private OptionVariables() {}

    /** Reads the environment; an empty text is as good as none. */
    static OptionVariables of(Map<String, String> environment) {
        OptionVariables variables = new OptionVariables();
        environment.forEach((name, text) -> {
            if (name.startsWith(PREFIX) && !text.isEmpty()) {
                variables.texts.put(
                        name.substring(PREFIX.length()).toLowerCase(Locale.ROOT).replace('_', '-'), text);
            }
        });
        return variables;
    }

    boolean isEmpty() {
        return texts.isEmpty();
    }

    private static String variable(String option) {
        return PREFIX + option.toUpperCase(Locale.ROOT).replace('-', '_');
    }

    /** Says which of them are options of no source, which may be a slip, or a plug-in that is not there this time. */
    List<String> unknownTo(List<FlowRecordSourceProvider> providers) {
        Set<String> known = new LinkedHashSet<>();
        providers.forEach(
                provider -> provider.options().stream().map(OptionSpec::name).forEach(known::add));
        List<String> unknown = new ArrayList<>();
        for (String option : texts.keySet()) {
            if (!known.contains(option)) {
                unknown.add(variable(option) + ": no installed source has an option '" + option + "'."
                        + Suggestions.didYouMean(option, known));
            }
        }
        return unknown;
    }

    /** Returns the texts of the options that a provider understands; refuses those that are no values of them. */
    Map<String, String> of(FlowRecordSourceProvider provider) {
        Map<String, String> own = new TreeMap<>();
        for (OptionSpec<?> option : provider.options()) {
            String text = texts.get(option.name());
            if (text != null) {
                require(option, text);
                own.put(option.name(), text);
            }
        }
        return own;
    }

    private static void require(OptionSpec<?> option, String text) {
        try {
            option.parse(text);
        } catch (IllegalArgumentException e) {
            String problem = option.isSecret()
                    ? "expected another value, found " + ConfigCheck.HIDDEN
                    : e.getMessage() + ", found '" + text + "'";
            throw new SettingsException(
                    List.of(variable(option.name()) + ": " + problem + ". " + option.description()));
        }
    }
}
