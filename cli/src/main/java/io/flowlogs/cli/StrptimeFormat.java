package io.flowlogs.cli;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.format.SignStyle;
import java.time.format.TextStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Points in time in a format of the codes that Python's <code>strptime</code> has, such as <code>%Y-%m-%d %H:%M:%S</code>. Without
 * <code>%z</code>, they are in UTC. Immutable.
 */
final class StrptimeFormat {
    private static final String CODES = "%Y %y %m %d %j %b %B %H %I %p %M %S %f %z %%";

    private final String format;
    private final DateTimeFormatter formatter;

    private StrptimeFormat(String format, DateTimeFormatter formatter) {
        this.format = format;
        this.formatter = formatter;
    }

    static StrptimeFormat of(String option, String given) {
        String format = singleBlanks(given);
        DateTimeFormatterBuilder builder = new DateTimeFormatterBuilder().parseCaseInsensitive();
        for (int at = 0; at < format.length(); at++) {
            char c = format.charAt(at);
            if (c != '%') {
                builder.appendLiteral(c);
            } else if (at + 1 == format.length() || !append(builder, format.charAt(++at))) {
                throw new UsageException(
                        option + ": expected a time format of the codes " + CODES + ", found '" + format + "'.");
            }
        }
        defaults(builder, format);
        return new StrptimeFormat(format, builder.toFormatter(Locale.ENGLISH).withResolverStyle(ResolverStyle.STRICT));
    }

    /** What a format leaves out is its least value; a day of the year needs no month. */
    private static void defaults(DateTimeFormatterBuilder builder, String format) {
        builder.parseDefaulting(ChronoField.MINUTE_OF_HOUR, 0)
                .parseDefaulting(ChronoField.SECOND_OF_MINUTE, 0)
                .parseDefaulting(ChronoField.NANO_OF_SECOND, 0);
        if (!format.contains("%I")) {
            builder.parseDefaulting(ChronoField.HOUR_OF_DAY, 0);
        } else if (!format.contains("%p")) {
            builder.parseDefaulting(ChronoField.AMPM_OF_DAY, 0);
        }
        if (!format.contains("%j")) {
            builder.parseDefaulting(ChronoField.MONTH_OF_YEAR, 1).parseDefaulting(ChronoField.DAY_OF_MONTH, 1);
        }
    }

    private static boolean append(DateTimeFormatterBuilder builder, char code) {
        switch (code) {
            case 'Y' -> builder.appendValue(ChronoField.YEAR, 4);
            // From 1969 on, as in Python.
            case 'y' -> builder.appendValueReduced(ChronoField.YEAR, 2, 2, LocalDate.of(1969, 1, 1));
            case 'm' -> number(builder, ChronoField.MONTH_OF_YEAR, 2);
            case 'd' -> number(builder, ChronoField.DAY_OF_MONTH, 2);
            case 'j' -> number(builder, ChronoField.DAY_OF_YEAR, 3);
            case 'b' -> builder.appendText(ChronoField.MONTH_OF_YEAR, TextStyle.SHORT);
            case 'B' -> builder.appendText(ChronoField.MONTH_OF_YEAR, TextStyle.FULL);
            case 'H' -> number(builder, ChronoField.HOUR_OF_DAY, 2);
            case 'I' -> number(builder, ChronoField.CLOCK_HOUR_OF_AMPM, 2);
            case 'p' -> builder.appendText(ChronoField.AMPM_OF_DAY, TextStyle.SHORT);
            case 'M' -> number(builder, ChronoField.MINUTE_OF_HOUR, 2);
            case 'S' -> number(builder, ChronoField.SECOND_OF_MINUTE, 2);
            case 'f' -> builder.appendFraction(ChronoField.NANO_OF_SECOND, 1, 6, false);
            case 'z' -> zone(builder);
            case '%' -> builder.appendLiteral('%');
            default -> {
                return false;
            }
        }
        return true;
    }

    private static void number(DateTimeFormatterBuilder builder, ChronoField field, int digits) {
        builder.appendValue(field, 1, digits, SignStyle.NOT_NEGATIVE);
    }

    /** Z, +0200 and +02:00. */
    private static void zone(DateTimeFormatterBuilder builder) {
        builder.appendPattern("[XXX][XX]");
    }

    Instant parse(String option, String text) {
        Instant found = parseOrNull(text);
        if (found == null) {
            throw new UsageException(
                    option + ": expected a time in the format '" + format + "', found '" + text + "'.");
        }
        return found;
    }

    @Nullable
    Instant parseOrNull(String text) {
        try {
            TemporalAccessor time = formatter.parse(singleBlanks(text).strip());
            ZoneOffset offset = time.query(TemporalQueries.offset());
            return LocalDateTime.of(LocalDate.from(time), LocalTime.from(time))
                    .toInstant(offset == null ? ZoneOffset.UTC : offset);
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** In Python, any white space stands for any other. */
    private static String singleBlanks(String text) {
        return text.replaceAll("\\s+", " ");
    }
}
