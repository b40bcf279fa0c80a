package io.flowlogs.query;

import io.flowlogs.internal.text.DurationText;
import io.flowlogs.internal.text.NearestWord;
import io.flowlogs.internal.text.Printable;
import io.flowlogs.record.FieldKind;
import io.flowlogs.record.FlowField;
import io.flowlogs.record.FlowFields;
import io.flowlogs.record.FlowLogException;
import io.flowlogs.record.FlowLogFormat;
import io.flowlogs.record.FlowRecord;
import io.flowlogs.value.IpProtocol;
import io.flowlogs.value.ServiceName;
import io.flowlogs.value.TcpFlags;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the names and values of a filter mean. What is wrong with one is said by {@link IllegalArgumentException}. */
final class FilterValues {
    private static final Pattern NUMBER = Pattern.compile("([0-9]{1,19}(?:\\.[0-9]{1,9})?)([kmgtKMGT]i?)?");
    private static final Pattern RANGE = Pattern.compile("([0-9]{1,19})-([0-9]{1,19})");
    private static final Set<FlowField<?>> PORTS = Set.of(FlowFields.SRCPORT, FlowFields.DSTPORT);
    private static final int MAX_PORT = 65_535;

    private final @Nullable FlowLogFormat format;
    private final FlowFilter.Times times;
    private final FlowFilter.@Nullable Files files;

    FilterValues(@Nullable FlowLogFormat format, FlowFilter.Times times, FlowFilter.@Nullable Files files) {
        this.format = format;
        this.times = times;
        this.files = files;
    }

    /** Finds the field of a name. One that is much like a documented one is a slip, unless a format or <code>${}</code> settles it. */
    FlowField<?> field(String name) {
        FlowField<?> field = FlowFields.of(name);
        boolean settled = field.isDocumented() || name.startsWith("${") || (format != null && format.contains(field));
        if (!settled) {
            String meant = NearestWord.of(field.name(), names());
            if (meant != null) {
                throw new IllegalArgumentException(
                        "expected a field, found '" + Printable.shortened(name) + "'. Did you mean " + meant
                                + "? A field that is not documented yet is written ${" + name + "}.");
            }
        }
        return field;
    }

    private static List<String> names() {
        List<String> names = new ArrayList<>(FilterOperand.NAMES);
        FlowFields.all().forEach(field -> names.add(field.name()));
        return names;
    }

    /** Reads a value of a field that is no address. */
    Object value(FlowField<?> field, String text) {
        if (PORTS.contains(field)) {
            return port(text);
        }
        return switch (field.kind()) {
            case LONG -> number(field, text, Long.MAX_VALUE);
            case INTEGER -> (int) number(field, text, Integer.MAX_VALUE);
            case TIMESTAMP -> time(text);
            case PROTOCOL -> IpProtocol.parse(text);
            case TCP_FLAGS -> TcpFlags.parse(text);
            case ACTION, LOG_STATUS -> delivered(field, text.toUpperCase(Locale.ROOT));
            case DIRECTION -> delivered(field, text.toLowerCase(Locale.ROOT));
            case ADDRESS, TRAFFIC_PATH, ENCRYPTION_STATUS, TEXT -> delivered(field, text);
        };
    }

    /** A port by number, or by the only number that a service has. */
    private static Integer port(String text) {
        if (text.chars().allMatch(c -> c >= '0' && c <= '9') && text.length() < 6 && !text.isEmpty()) {
            int port = Integer.parseInt(text);
            if (port <= MAX_PORT) {
                return port;
            }
        }
        List<Integer> ports = ServiceName.codes(text).stream()
                .map(code -> code & MAX_PORT)
                .filter(port -> port > 0)
                .distinct()
                .toList();
        if (ports.size() == 1) {
            return ports.get(0);
        }
        throw new IllegalArgumentException("expected a port from 0 to " + MAX_PORT
                + " or the name of a service, found '" + Printable.shortened(text) + "'." + meant(text));
    }

    private static String meant(String service) {
        String nearest = NearestWord.of(service, ServiceName.names());
        return nearest == null ? "" : " Did you mean " + nearest + "?";
    }

    private Instant time(String text) {
        Instant time = times.parse(text);
        if (time == null) {
            throw new IllegalArgumentException("expected a time such as 2024-06-01T12:30:00Z or 1717200000, found '"
                    + Printable.shortened(text) + "'.");
        }
        return time;
    }

    /** Reads a whole number, with K, M, G, T for thousands, or Ki, Mi, Gi, Ti for multiples of 1024. */
    static long number(Object what, String text, long greatest) {
        Matcher parts = NUMBER.matcher(text);
        BigDecimal number = parts.matches() ? new BigDecimal(parts.group(1)).multiply(factor(parts.group(2))) : null;
        boolean whole = number != null && number.stripTrailingZeros().scale() <= 0;
        if (number == null || !whole || number.compareTo(BigDecimal.valueOf(greatest)) > 0) {
            throw new IllegalArgumentException("expected a whole number up to " + greatest + " for " + what
                    + ", found '" + Printable.shortened(text) + "'. Write such as 1500, 10K or 1.5M.");
        }
        return number.longValueExact();
    }

    private static BigDecimal factor(@Nullable String unit) {
        if (unit == null) {
            return BigDecimal.ONE;
        }
        int power = 1 + "kmgt".indexOf(Character.toLowerCase(unit.charAt(0)));
        return BigDecimal.valueOf(unit.length() == 2 ? 1024 : 1000).pow(power);
    }

    /** Reads a length of time in seconds, or with units, as 90s or 1h30m. */
    static long seconds(String text) {
        boolean digits = !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return digits
                ? number("duration", text, Long.MAX_VALUE)
                : DurationText.parse(text).toSeconds();
    }

    /** Reads a range of numbers as <code>1024-65535</code>; null when it is none. */
    static FlowPredicate.@Nullable NumberRange range(FlowField<?> field, String text) {
        Matcher parts = RANGE.matcher(text);
        boolean ranged = field.kind().isNumeric() && field.kind() != FieldKind.TIMESTAMP && parts.matches();
        if (!ranged) {
            return null;
        }
        long greatest = PORTS.contains(field) ? MAX_PORT : field.kind().greatest();
        return new FlowPredicate.NumberRange(
                number(field, parts.group(1), greatest), number(field, parts.group(2), greatest));
    }

    /** What the text is in a record. */
    private static Object delivered(FlowField<?> field, String text) {
        Object value = null;
        try {
            FlowRecord flow = FlowRecord.fromMessage(text, FlowLogFormat.of(List.of(field)));
            value = text.equals("-") || text.isBlank() ? null : flow.get(field);
        } catch (FlowLogException | IllegalArgumentException wrong) {
            value = null;
        }
        boolean oneWord = text.chars().noneMatch(Character::isWhitespace);
        if (value == null || !oneWord || PredicateValues.isUnknown(value)) {
            throw new IllegalArgumentException(
                    "expected " + expectation(field) + ", found '" + Printable.shortened(text) + "'.");
        }
        return Objects.requireNonNull(value);
    }

    private static String expectation(FlowField<?> field) {
        List<String> words = field.documentedValues();
        boolean open = words.isEmpty() || field.kind() == FieldKind.TEXT;
        List<String> bare = words.stream().map(word -> word.split(" = ", 2)[0]).toList();
        return open ? field.kind().expectation() : "one of " + String.join(", ", bare);
    }

    /** Reads the values of a file. */
    void read(String name, Consumer<String> values) {
        if (files == null) {
            throw new IllegalArgumentException("expected values, found the file @" + Printable.shortened(name)
                    + ". Files are read only where the caller allows it.");
        }
        try {
            files.read(name, values);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "cannot read @" + Printable.shortened(name) + ": "
                            + Printable.escaped(String.valueOf(e.getMessage())) + ".",
                    e);
        }
    }
}
