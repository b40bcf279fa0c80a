package io.flowlogs.query;

import io.flowlogs.record.FilterSyntaxException;
import io.flowlogs.record.FlowLogFormat;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The filter language: text to {@link FlowPredicate} and back, such as <code>src net 10.0.0.0/8 and dstport in (22, 3389) and not proto udp</code>.
 * Names, values and types are checked when the text is read. Immutable and safe for use by several threads.
 *
 * <p>A comparison with a field that says <code>-</code>, or that the format does not have, is unknown and matches nothing, negated or not; <code>is missing</code> asks for it.
 */
public final class FlowFilter {
    private static final FlowFilter PLAIN = new FlowFilter(null, FlowFilter::time, null);

    private final @Nullable FlowLogFormat format;
    private final Times times;
    private final @Nullable Files files;

    /** Understands points in time. */
    @FunctionalInterface
    public interface Times {
        /**
         * Reads a time.
         *
         * @param text what stands in the filter
         * @return the time, or null when it is none
         */
        @Nullable
        Instant parse(String text);
    }

    /** Reads the files that a filter names with <code>@</code>. */
    @FunctionalInterface
    public interface Files {
        /**
         * Hands over the values of a file.
         *
         * @param name what follows the <code>@</code>
         * @param values takes each value; what it throws has to reach the caller
         * @throws IOException when the file cannot be read
         */
        void read(String name, Consumer<String> values) throws IOException;
    }

    private FlowFilter(@Nullable FlowLogFormat format, Times times, @Nullable Files files) {
        this.format = format;
        this.times = times;
        this.files = files;
    }

    /**
     * Returns the language with documented fields, times in ISO 8601 or epoch seconds, and no files.
     *
     * @return the plain language
     */
    public static FlowFilter plain() {
        return PLAIN;
    }

    /**
     * Reads a filter in the plain language.
     *
     * @param text the filter
     * @return the condition
     * @throws FilterSyntaxException when it is not understood
     */
    public static FlowPredicate parse(String text) {
        return PLAIN.read(text);
    }

    /**
     * Writes a condition so that it can be read again.
     *
     * @param predicate the condition
     * @return the text; of conditions made by {@link #parse}, one that makes the same condition
     */
    public static String format(FlowPredicate predicate) {
        return new PredicateText(Integer.MAX_VALUE).of(predicate);
    }

    /**
     * Knows the fields of a format, whether they are documented or not.
     *
     * @param other the format
     * @return the language with these fields
     */
    public FlowFilter withFormat(@Nullable FlowLogFormat other) {
        return new FlowFilter(other, times, files);
    }

    /**
     * Understands other times.
     *
     * @param other what understands them
     * @return the language with these times
     */
    public FlowFilter withTimes(Times other) {
        return new FlowFilter(format, other, files);
    }

    /**
     * Reads files that are named with <code>@</code>, which is an error otherwise.
     *
     * @param other what reads them
     * @return the language with files
     */
    public FlowFilter withFiles(Files other) {
        return new FlowFilter(format, times, other);
    }

    /**
     * Reads a filter.
     *
     * @param text the filter
     * @return the condition
     * @throws FilterSyntaxException when it is not understood
     */
    public FlowPredicate read(String text) {
        return new FilterParser(text, new FilterValues(format, times, files)).parse();
    }

    private static @Nullable Instant time(String text) {
        try {
            if (!text.isEmpty() && text.length() < 13 && text.chars().allMatch(c -> c >= '0' && c <= '9')) {
                return Instant.ofEpochSecond(Long.parseLong(text));
            } else if (text.length() <= 10) {
                return LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC);
            }
            boolean zoned = text.endsWith("Z") || text.indexOf('+', 10) > 0 || text.indexOf('-', 10) > 0;
            return zoned
                    ? OffsetDateTime.parse(text).toInstant()
                    : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
        } catch (DateTimeParseException notATime) {
            return null;
        }
    }
}
