package io.flowlogs.record;

import io.flowlogs.internal.text.Blanks;
import io.flowlogs.internal.text.Printable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a flow log, in the order in which it writes them. Immutable; equal when the fields are, in their order.
 *
 * <p>The version number in a record is not a format: it is the highest version among the fields selected. The order is known
 * from a header line, from the flow log's own definition, or from an option.
 */
public final class FlowLogFormat {
    private static final int MAX_FIELDS = 1024;
    private static final Pattern BRACED = Pattern.compile("\\$\\{([^}]*)}");

    /** AWS's default format of VPC flow logs: the 14 fields of version 2. */
    public static final FlowLogFormat DEFAULT = parse("version account-id interface-id srcaddr dstaddr srcport dstport"
            + " protocol packets bytes start end action log-status");

    /** AWS's default format of Transit Gateway flow logs: 36 fields, beginning <code>6 TransitGateway</code>. */
    public static final FlowLogFormat TRANSIT_GATEWAY_DEFAULT = parse("version resource-type account-id tgw-id"
            + " tgw-attachment-id tgw-src-vpc-account-id tgw-dst-vpc-account-id tgw-src-vpc-id tgw-dst-vpc-id"
            + " tgw-src-subnet-id tgw-dst-subnet-id tgw-src-eni tgw-dst-eni tgw-src-az-id tgw-dst-az-id"
            + " tgw-pair-attachment-id srcaddr dstaddr srcport dstport protocol packets bytes start end log-status type"
            + " packets-lost-no-route packets-lost-blackhole packets-lost-mtu-exceeded packets-lost-ttl-expired"
            + " tcp-flags region flow-direction pkt-src-aws-service pkt-dst-aws-service");

    private final List<FlowField<?>> fields;
    private final Map<String, Integer> indexes;

    private FlowLogFormat(List<? extends FlowField<?>> fields) {
        this.fields = List.copyOf(fields);
        this.indexes = new HashMap<>();
        for (int i = 0; i < fields.size(); i++) {
            indexes.put(fields.get(i).name(), i);
        }
        checkSize();
    }

    private void checkSize() {
        if (fields.isEmpty() || fields.size() > MAX_FIELDS) {
            throw new IllegalArgumentException(
                    "format: expected 1 to " + MAX_FIELDS + " fields, found " + fields.size() + ".");
        }
        if (indexes.size() < fields.size()) {
            throw new IllegalArgumentException("format: expected every field once, found "
                    + Printable.shortened(repeatedNames()) + " more than once. Remove the repetition.");
        }
    }

    private String repeatedNames() {
        Map<String, Long> counts =
                fields.stream().collect(Collectors.groupingBy(FlowField::name, Collectors.counting()));
        return counts.entrySet().stream()
                .filter(entry -> entry.getValue() > 1)
                .map(Map.Entry::getKey)
                .sorted()
                .collect(Collectors.joining(", "));
    }

    /**
     * Makes a format of fields.
     *
     * @param fields at least one field, none twice
     * @return the format
     * @throws IllegalArgumentException when there is no field, or one twice
     */
    public static FlowLogFormat of(List<? extends FlowField<?>> fields) {
        return new FlowLogFormat(fields);
    }

    /**
     * Reads a format from text: <code>${srcaddr} ${dstaddr}</code> as in a flow log's <code>LogFormat</code>, names separated by
     * blanks as in a header line, or names separated by commas. Hyphens and underscores are the same. Names that are not
     * documented become text fields. The words <code>default</code> and <code>tgw-default</code> stand for AWS's defaults.
     *
     * @param text the format
     * @return the format
     * @throws IllegalArgumentException saying what was expected when the text is no format
     */
    public static FlowLogFormat parse(String text) {
        return switch (text.strip()) {
            case "default" -> DEFAULT;
            case "tgw-default" -> TRANSIT_GATEWAY_DEFAULT;
            default -> of(names(text).stream().map(FlowFields::of).toList());
        };
    }

    private static List<String> names(String text) {
        if (text.contains("${")) {
            return bracedNames(text);
        }
        String stripped = text.strip();
        return stripped.isEmpty() ? List.of() : List.of(stripped.split("[\\s,]+"));
    }

    private static List<String> bracedNames(String text) {
        List<String> names = new ArrayList<>();
        Matcher matcher = BRACED.matcher(text);
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
        if (!BRACED.matcher(text).replaceAll("").strip().isEmpty()) {
            throw new IllegalArgumentException("format: expected ${field} ${field} ..., found '"
                    + Printable.shortened(text) + "'. Write every field as ${name}, or none.");
        }
        return names;
    }

    /**
     * Reads a format from a header line, if it is one: at least one name, all of them documented fields, none twice; or, for
     * headers with fields AWS added later, at least three documented names and at least half of all.
     *
     * @param line a line of a file
     * @return the format, or null when the line is no header
     */
    public static @Nullable FlowLogFormat ofHeader(String line) {
        List<String> names = line.isBlank() ? List.of() : List.of(line.strip().split("\\s+"));
        if (names.isEmpty() || names.size() > MAX_FIELDS || !names.stream().allMatch(FlowLogFormat::looksLikeName)) {
            return null;
        }
        long known =
                names.stream().filter(name -> FlowFields.find(name) != null).count();
        boolean header = known == names.size() || (known >= 3 && known * 2 >= names.size());
        boolean distinct =
                names.stream().map(FlowField::canonicalName).distinct().count() == names.size();
        return header && distinct ? of(names.stream().map(FlowFields::of).toList()) : null;
    }

    /** Tells AWS's two default formats apart; for any other number of fields, the one of VPC flow logs. */
    static FlowLogFormat defaultFor(byte[] line) {
        int[] ends = new int[2];
        int count = Blanks.fieldEnds(line, ends);
        boolean transitGateway = count == TRANSIT_GATEWAY_DEFAULT.size() && isTransitGateway(line, ends);
        return transitGateway ? TRANSIT_GATEWAY_DEFAULT : DEFAULT;
    }

    private static boolean isTransitGateway(byte[] line, int[] ends) {
        int from = Blanks.skip(line, ends[0], ends[1]);
        String word = new String(line, from, ends[1] - from, StandardCharsets.US_ASCII);
        return word.startsWith("TransitGateway");
    }

    private static boolean looksLikeName(String word) {
        return word.length() <= 128
                && Character.isLetter(word.charAt(0))
                && word.chars().allMatch(c -> c == '-' || c == '_' || (c < 0x7f && Character.isLetterOrDigit(c)));
    }

    /**
     * Returns the fields.
     *
     * @return the fields in the order of the format
     */
    public List<FlowField<?>> fields() {
        return fields;
    }

    /**
     * Returns the number of fields.
     *
     * @return at least 1
     */
    public int size() {
        return fields.size();
    }

    /**
     * Finds the place of a field, by its name.
     *
     * @param field a field
     * @return its index from 0, or -1 when it is not in this format
     */
    public int indexOf(FlowField<?> field) {
        return indexes.getOrDefault(field.name(), -1);
    }

    /**
     * Tells whether a field is in this format.
     *
     * @param field a field
     * @return true when records of this format have it
     */
    public boolean contains(FlowField<?> field) {
        return indexes.containsKey(field.name());
    }

    /**
     * Writes the format as a header line of a flow log file.
     *
     * @return the names, separated by single blanks
     */
    public String toHeader() {
        return fields.stream().map(FlowField::name).collect(Collectors.joining(" "));
    }

    /**
     * Writes the format as the <code>LogFormat</code> of a flow log.
     *
     * @return <code>${version} ${account-id} ...</code>
     */
    public String toLogFormat() {
        return fields.stream().map(field -> "${" + field.name() + "}").collect(Collectors.joining(" "));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof FlowLogFormat that && fields.equals(that.fields);
    }

    @Override
    public int hashCode() {
        return fields.hashCode();
    }

    @Override
    public String toString() {
        return toHeader();
    }
}
