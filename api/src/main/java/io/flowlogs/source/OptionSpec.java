package io.flowlogs.source;

import io.flowlogs.internal.text.DurationText;
import java.time.Duration;
import java.util.function.Function;

/**
 * One option of a source: what it is called, what it means and how its text is read. Validation, help and masking come from
 * here. Immutable.
 *
 * @param <T> the type of the option's value
 */
public final class OptionSpec<T> {
    private final String name;
    private final Class<T> type;
    private final String description;
    private final Function<String, ? extends T> parser;
    private final boolean secret;

    private OptionSpec(
            String name, Class<T> type, String description, boolean secret, Function<String, ? extends T> parser) {
        this.name = name;
        this.type = type;
        this.description = description;
        this.secret = secret;
        this.parser = parser;
    }

    /**
     * Makes an option.
     *
     * @param <T> the type of its value
     * @param name lower case with hyphens, such as <code>endpoint-url</code>
     * @param type the type of its value
     * @param description what it means, in a line
     * @param parser reads a text; throws {@link IllegalArgumentException} with what was expected
     * @return the option
     */
    public static <T> OptionSpec<T> of(
            String name, Class<T> type, String description, Function<String, ? extends T> parser) {
        return new OptionSpec<>(name, type, description, false, parser);
    }

    /**
     * Makes a text option.
     *
     * @param name lower case with hyphens
     * @param description what it means, in a line
     * @return the option
     */
    public static OptionSpec<String> text(String name, String description) {
        return of(name, String.class, description, text -> text);
    }

    /**
     * Makes an option of true and false.
     *
     * @param name lower case with hyphens
     * @param description what it means, in a line
     * @return the option
     */
    public static OptionSpec<Boolean> flag(String name, String description) {
        return of(name, Boolean.class, description, OptionSpec::parseBoolean);
    }

    /**
     * Makes an option of a length of time, written such as <code>30m</code>, <code>2h30m</code> or <code>1d</code>.
     *
     * @param name lower case with hyphens
     * @param description what it means, in a line
     * @return the option
     */
    public static OptionSpec<Duration> duration(String name, String description) {
        return of(name, Duration.class, description, DurationText::parse);
    }

    private static Boolean parseBoolean(String text) {
        return switch (text) {
            case "true", "" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("expected true or false");
        };
    }

    /**
     * Says that values of this option must never be shown.
     *
     * @return the same option, masked in every message
     */
    public OptionSpec<T> asSecret() {
        return new OptionSpec<>(name, type, description, true, parser);
    }

    /**
     * Returns the option's name.
     *
     * @return the name
     */
    public String name() {
        return name;
    }

    /**
     * Returns the type of the option's value.
     *
     * @return the type
     */
    public Class<T> type() {
        return type;
    }

    /**
     * Returns what the option means.
     *
     * @return a line
     */
    public String description() {
        return description;
    }

    /**
     * Tells whether values are masked.
     *
     * @return true for a secret
     */
    public boolean isSecret() {
        return secret;
    }

    /**
     * Reads a text.
     *
     * @param text what the user gave
     * @return the value
     * @throws IllegalArgumentException when the text is not a value of this option; says what was expected
     */
    public T parse(String text) {
        return parser.apply(text);
    }

    @Override
    public String toString() {
        return name;
    }
}
