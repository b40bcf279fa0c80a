package io.flowlogs.internal.plan;

import io.flowlogs.internal.text.Printable;
import io.flowlogs.record.FieldKind;
import io.flowlogs.record.FlowField;
import io.flowlogs.record.FlowFields;
import io.flowlogs.record.FlowLogFormat;
import io.flowlogs.record.FlowSourceException;
import io.flowlogs.value.IpAddress;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Tells the format of lines without a header, or refuses. Only AWS's two default formats can be told: in any custom format, columns of
 * the same shape could stand in another order, and a wrong guess would put every value into the wrong column. A sample fits a
 * default when nine lines in ten do, in number of fields, in the shape of every field, and in what must hold between fields.
 */
final class FormatInference {
    private static final Pattern ACCOUNT = Pattern.compile("\\d{12}|unknown|-");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,19}");
    private static final Pattern INTERFACE = Pattern.compile("eni-[0-9a-f]+|-");
    private static final Pattern TGW = Pattern.compile("tgw-[0-9a-z-]+|-");
    private static final int LEAST_PERCENT = 90;
    private static final int SHOWN_WORDS = 40;

    private final String name;

    FormatInference(String name) {
        this.name = name;
    }

    /** A format, and how sure it is. */
    record Result(FlowLogFormat format, String notice) {}

    Result infer(List<String[]> lines) {
        long vpc = lines.stream().filter(FormatInference::fitsVpcDefault).count();
        long tgw = lines.stream()
                .filter(FormatInference::fitsTransitGatewayDefault)
                .count();
        long fitting = vpc + tgw;
        if (fitting == 0 || fitting * 100 < (long) lines.size() * LEAST_PERCENT) {
            throw refusal(lines, fitting);
        }
        FlowLogFormat format = vpc >= tgw ? FlowLogFormat.DEFAULT : FlowLogFormat.TRANSIT_GATEWAY_DEFAULT;
        return new Result(format, notice(lines.size(), vpc, tgw));
    }

    private String notice(int lines, long vpc, long tgw) {
        String chosen = vpc > 0 && tgw > 0
                ? "AWS's default formats of VPC and Transit Gateway flow logs, told apart line by line"
                : vpc > 0 ? "AWS's default format (14 fields)" : "AWS's default format of Transit Gateways (36 fields)";
        return name + ": no header; read as " + chosen + ", which " + (vpc + tgw) + " of " + lines
                + " lines looked at fit. Use --format if the flow log has a custom one.";
    }

    private FlowSourceException refusal(List<String[]> lines, long fitting) {
        Map<Integer, Long> counts = lines.stream()
                .collect(Collectors.groupingBy(words -> words.length, TreeMap::new, Collectors.counting()));
        String found = lines.isEmpty()
                ? "no line"
                : fitting + " of " + lines.size() + " that fit; fields a line: "
                        + counts.keySet().stream().limit(8).map(String::valueOf).collect(Collectors.joining(", "));
        return new FlowSourceException(
                name,
                name,
                "expected a header line, or lines of one of AWS's default formats, found " + found + firstLine(lines)
                        + ". Custom formats cannot be told from their lines; name the fields in their order with --format"
                        + " '${version} ${srcaddr} ...', as the flow log's own definition does.",
                null);
    }

    private static String firstLine(List<String[]> lines) {
        if (lines.isEmpty()) {
            return "";
        }
        String words = java.util.Arrays.stream(lines.get(0)).limit(SHOWN_WORDS).collect(Collectors.joining(" "));
        return "; the first is '" + Printable.shortened(words) + "'";
    }

    private static boolean fitsVpcDefault(String[] words) {
        return fits(words, FlowLogFormat.DEFAULT) && !words[0].equals("6");
    }

    private static boolean fitsTransitGatewayDefault(String[] words) {
        return fits(words, FlowLogFormat.TRANSIT_GATEWAY_DEFAULT) && words[1].startsWith("TransitGateway");
    }

    private static boolean fits(String[] words, FlowLogFormat format) {
        if (words.length != format.size()) {
            return false;
        }
        for (int i = 0; i < words.length; i++) {
            if (!fits(words[i], format.fields().get(i))) {
                return false;
            }
        }
        return isOrdered(words, format, FlowFields.START, FlowFields.END)
                && isOrdered(words, format, FlowFields.PACKETS, FlowFields.BYTES);
    }

    /** A flow does not end before it starts, and no packet is smaller than a byte. */
    private static boolean isOrdered(String[] words, FlowLogFormat format, FlowField<?> less, FlowField<?> more) {
        Long first = number(words[format.indexOf(less)]);
        Long second = number(words[format.indexOf(more)]);
        return first == null || second == null || first <= second;
    }

    private static @Nullable Long number(String word) {
        return NUMBER.matcher(word).matches() && word.length() < 19 ? Long.valueOf(word) : null;
    }

    private static boolean fits(String word, FlowField<?> field) {
        if (field.equals(FlowFields.ACCOUNT_ID)) {
            return ACCOUNT.matcher(word).matches();
        } else if (field.equals(FlowFields.INTERFACE_ID)) {
            return INTERFACE.matcher(word).matches();
        } else if (field.equals(FlowFields.TGW_ID)) {
            return TGW.matcher(word).matches();
        } else if (field.equals(FlowFields.VERSION)) {
            return word.length() <= 2 && NUMBER.matcher(word).matches();
        }
        return word.equals("-") ? field.kind() != FieldKind.LOG_STATUS : fitsKind(word, field.kind());
    }

    private static boolean fitsKind(String word, FieldKind kind) {
        return switch (kind) {
            case ADDRESS -> IpAddress.parseOrNull(word) != null;
            case TIMESTAMP -> isEpoch(word);
            case ACTION -> word.equals("ACCEPT") || word.equals("REJECT");
            case LOG_STATUS -> word.equals("OK") || word.equals("NODATA") || word.equals("SKIPDATA");
            case DIRECTION -> word.equals("ingress") || word.equals("egress");
            case INTEGER -> isNumberUpTo(word, 65_535);
            case PROTOCOL, TCP_FLAGS, TRAFFIC_PATH, ENCRYPTION_STATUS -> isNumberUpTo(word, 255);
            case LONG -> NUMBER.matcher(word).matches();
            case TEXT -> true;
        };
    }

    private static boolean isNumberUpTo(String word, long greatest) {
        Long value = number(word);
        return value != null && value <= greatest;
    }

    /** Seconds or milliseconds of this century. */
    private static boolean isEpoch(String word) {
        Long value = number(word);
        return value != null
                && RecordTime.toSeconds(value) >= 946_684_800L
                && RecordTime.toSeconds(value) < 4_102_444_800L;
    }
}
