package io.flowlogs.record;

import io.flowlogs.internal.text.Printable;
import io.flowlogs.value.IpProtocol;
import io.flowlogs.value.TcpFlags;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A field of a flow record: its name, the type its values decode to, and what AWS documents about it.
 *
 * <p>The documented fields are constants of {@link FlowFields}; any other name is a text field made by
 * {@link #text(String)}. Two fields are equal when name and kind are. Immutable and safe for use by several threads.
 *
 * @param <T> the type of a value of this field
 */
public final class FlowField<T> {
    private static final int MAX_NAME_LENGTH = 128;
    private static final String MEANS = " = ";

    private final String name;
    private final FieldKind kind;
    private final Class<T> type;
    private final int sinceVersion;
    private final String description;
    private final List<String> documentedValues;

    FlowField(
            String name,
            FieldKind kind,
            Class<T> type,
            int sinceVersion,
            String description,
            List<String> documentedValues) {
        this.name = name;
        this.kind = kind;
        this.type = type;
        this.sinceVersion = sinceVersion;
        this.description = description;
        this.documentedValues = List.copyOf(documentedValues);
    }

    /**
     * Makes a text field of any name, so that a field AWS adds tomorrow can be read today.
     *
     * @param name a name with hyphens or underscores, with or without <code>${}</code>; at most 128 characters without blanks
     * @return a field whose values are the delivered text
     * @throws IllegalArgumentException when the name is empty, too long, or holds blanks or control characters
     */
    public static FlowField<String> text(String name) {
        return new FlowField<>(canonicalName(name), FieldKind.TEXT, String.class, 0, "", List.of());
    }

    /**
     * Brings a field name into AWS's own spelling: lower case, hyphens, no <code>${}</code>.
     *
     * @param name any accepted spelling
     * @return the canonical name
     * @throws IllegalArgumentException when it cannot be the name of a field
     */
    public static String canonicalName(String name) {
        String bare = name.startsWith("${") && name.endsWith("}") ? name.substring(2, name.length() - 1) : name;
        if (bare.isEmpty() || bare.length() > MAX_NAME_LENGTH || !bare.chars().allMatch(FlowField::isNameCharacter)) {
            throw new IllegalArgumentException("field name: expected 1 to " + MAX_NAME_LENGTH
                    + " visible characters, found '" + Printable.shortened(name)
                    + "'. Use AWS's names, such as srcaddr or pkt-srcaddr.");
        }
        return bare.replace('_', '-').toLowerCase(Locale.ROOT);
    }

    private static boolean isNameCharacter(int c) {
        return c > ' ' && c < 0x7f && c != '$' && c != '{' && c != '}' && c != ',';
    }

    /**
     * Returns AWS's name of this field.
     *
     * @return the name, with hyphens
     */
    public String name() {
        return name;
    }

    /**
     * Returns the name as Athena and Parquet write it.
     *
     * @return the name, with underscores
     */
    public String columnName() {
        return name.replace('-', '_');
    }

    /**
     * Returns what the text of this field means.
     *
     * @return the kind
     */
    public FieldKind kind() {
        return kind;
    }

    /**
     * Returns the Java type that values of this field decode to.
     *
     * @return the type
     */
    public Class<T> type() {
        return type;
    }

    /**
     * Returns the version of the flow log format that introduced this field.
     *
     * @return 2 to 11, or 0 for a field that is not documented
     */
    public int sinceVersion() {
        return sinceVersion;
    }

    /**
     * Returns what this field means, in a line.
     *
     * @return the meaning; empty for a field that is not documented
     */
    public String description() {
        return description;
    }

    /**
     * Returns the values AWS documents. The set is open: other values are carried as they are.
     *
     * @return the documented values, each optionally followed by its meaning; empty where the values are free
     */
    public List<String> documentedValues() {
        return documentedValues;
    }

    /**
     * Explains a value as it is delivered: the name of a protocol, the names of TCP flags, what AWS documents for a word or number.
     *
     * @param text a value
     * @return a few words, or null when there is nothing to say
     */
    public @Nullable String meaningOf(String text) {
        try {
            return switch (kind) {
                case PROTOCOL -> IpProtocol.parse(text).toString();
                case TCP_FLAGS -> TcpFlags.parse(text).toString();
                case INTEGER, LONG, TIMESTAMP, ADDRESS -> null;
                case ACTION, LOG_STATUS, DIRECTION, TRAFFIC_PATH, ENCRYPTION_STATUS, TEXT -> documentedMeaning(text);
            };
        } catch (IllegalArgumentException malformed) {
            return null;
        }
    }

    private @Nullable String documentedMeaning(String text) {
        for (String value : documentedValues) {
            if (value.startsWith(text + MEANS)) {
                return value.substring(text.length() + MEANS.length());
            }
        }
        return null;
    }

    /**
     * Tells whether this is one of the fields of {@link FlowFields}.
     *
     * @return true for a documented field
     */
    public boolean isDocumented() {
        return sinceVersion > 0;
    }

    /**
     * Writes a value as a line would.
     *
     * @param value a value of this field's type, not an <code>UNKNOWN</code>
     * @return the text, such as <code>6</code>, <code>ACCEPT</code> or epoch seconds
     */
    public String textOf(Object value) {
        return FieldText.of(type.cast(value));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof FlowField<?> that && name.equals(that.name) && kind == that.kind;
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, kind);
    }

    @Override
    public String toString() {
        return name;
    }
}
