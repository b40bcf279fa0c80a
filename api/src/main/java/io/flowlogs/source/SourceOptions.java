package io.flowlogs.source;

import io.flowlogs.internal.text.Printable;
import io.flowlogs.record.FlowConfigurationException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Validated options of a source. Immutable. The textual map of the command line and typed builders both end here. */
public final class SourceOptions {
    private static final SourceOptions NONE = new SourceOptions(Map.of());

    private final Map<OptionSpec<?>, Object> values;

    private SourceOptions(Map<OptionSpec<?>, Object> values) {
        this.values = Map.copyOf(values);
    }

    /**
     * Returns no options.
     *
     * @return the empty options
     */
    public static SourceOptions none() {
        return NONE;
    }

    /**
     * Reads options from text.
     *
     * @param specs every option that is understood
     * @param texts name to text
     * @return the validated options
     * @throws FlowConfigurationException naming every option that is unknown or does not parse
     */
    public static SourceOptions parse(List<? extends OptionSpec<?>> specs, Map<String, String> texts) {
        Map<String, OptionSpec<?>> known = new TreeMap<>();
        specs.forEach(spec -> known.put(spec.name(), spec));
        Map<OptionSpec<?>, Object> values = new HashMap<>();
        List<String> problems = new ArrayList<>();
        new TreeMap<>(texts).forEach((name, text) -> parseOne(known, name, text, values, problems));
        if (!problems.isEmpty()) {
            throw new FlowConfigurationException(problems);
        }
        return new SourceOptions(values);
    }

    private static void parseOne(
            Map<String, OptionSpec<?>> known,
            String name,
            String text,
            Map<OptionSpec<?>, Object> values,
            List<String> problems) {
        OptionSpec<?> spec = known.get(name);
        if (spec == null) {
            problems.add("option " + Printable.shortened(name) + ": expected one of " + known.keySet()
                    + ", which are all that this source understands. Remove it or correct its name.");
            return;
        }
        try {
            values.put(spec, spec.parse(text));
        } catch (IllegalArgumentException e) {
            String shown = spec.isSecret() ? "(hidden)" : "'" + Printable.shortened(text) + "'";
            problems.add("option " + name + ": " + e.getMessage() + ", found " + shown + ". " + spec.description());
        }
    }

    /**
     * Returns the value of an option.
     *
     * @param <T> the type of its value
     * @param option the option
     * @return its value, or null when it was not given
     */
    public <T> @Nullable T get(OptionSpec<T> option) {
        Object value = values.get(option);
        return value == null ? null : option.type().cast(value);
    }

    /**
     * Returns the value of an option, or a default.
     *
     * @param <T> the type of its value
     * @param option the option
     * @param fallback returned when the option was not given
     * @return its value, or the fallback
     */
    public <T> T get(OptionSpec<T> option, T fallback) {
        T value = get(option);
        return value == null ? fallback : value;
    }

    @Override
    public String toString() {
        Map<String, String> shown = new TreeMap<>();
        values.forEach((spec, value) -> shown.put(spec.name(), spec.isSecret() ? "(hidden)" : value.toString()));
        return shown.toString();
    }
}
