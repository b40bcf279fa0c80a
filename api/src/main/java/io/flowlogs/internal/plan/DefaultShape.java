package io.flowlogs.internal.plan;

import io.flowlogs.record.FlowField;
import io.flowlogs.record.FlowFields;
import io.flowlogs.record.FlowLogFormat;
import io.flowlogs.value.IpAddress;
import java.util.Set;
import java.util.regex.Pattern;

/** What the words of a line in one of AWS's default formats look like. */
final class DefaultShape {
    static final DefaultShape VPC = new DefaultShape(FlowLogFormat.DEFAULT, "2");
    static final DefaultShape TRANSIT_GATEWAY = new DefaultShape(FlowLogFormat.TRANSIT_GATEWAY_DEFAULT, "6");

    private static final Pattern ACCOUNT = Pattern.compile("\\d{12}|unknown|-");
    private static final Pattern INTERFACE = Pattern.compile("eni-[0-9a-f]+|-");
    private static final Pattern TGW = Pattern.compile("tgw-[0-9a-z-]+|-");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");
    private static final int GREATEST_PORT = 65_535;
    private static final int LEAST_PACKET = 20;
    private static final long YEAR_2000 = 946_684_800L;
    private static final long YEAR_2100 = 4_102_444_800L;

    /** The protocols that networks carry; a port or a count in their place is usually none of them. */
    private static final Set<Long> PROTOCOLS =
            Set.of(0L, 1L, 2L, 4L, 6L, 17L, 41L, 46L, 47L, 50L, 51L, 58L, 88L, 89L, 94L, 97L, 103L, 112L, 115L, 132L);

    private final FlowLogFormat format;
    private final String version;

    private DefaultShape(FlowLogFormat format, String version) {
        this.format = format;
        this.version = version;
    }

    boolean hasItsCount(String[] words) {
        return words.length == format.size();
    }

    /** Tells whether every word has the shape of its field. */
    boolean fits(String[] words) {
        for (int i = 0; i < words.length; i++) {
            if (!fits(words[i], format.fields().get(i))) {
                return false;
            }
        }
        return true;
    }

    /** Tells whether the line ends before it starts, or its packets are smaller than the header every one of them has. */
    boolean isExchanged(String[] words) {
        return isGreater(words, FlowFields.START, FlowFields.END, 1)
                || isGreater(words, FlowFields.PACKETS, FlowFields.BYTES, LEAST_PACKET);
    }

    private boolean isGreater(String[] words, FlowField<?> left, FlowField<?> right, long unit) {
        long first = number(words[format.indexOf(left)]);
        long second = number(words[format.indexOf(right)]);
        return first >= 0 && second >= 0 && first > second / unit;
    }

    /** Tells whether the line has values where flows have them. */
    boolean hasTraffic(String[] words) {
        return !words[format.indexOf(FlowFields.SRCADDR)].equals("-")
                && !words[format.indexOf(FlowFields.PROTOCOL)].equals("-");
    }

    private boolean fits(String word, FlowField<?> field) {
        if (field.equals(FlowFields.VERSION)) {
            return word.equals(version);
        } else if (field.equals(FlowFields.RESOURCE_TYPE)) {
            return word.startsWith("TransitGateway");
        } else if (field.equals(FlowFields.ACCOUNT_ID)) {
            return ACCOUNT.matcher(word).matches();
        } else if (field.equals(FlowFields.INTERFACE_ID)) {
            return INTERFACE.matcher(word).matches();
        } else if (field.equals(FlowFields.TGW_ID)) {
            return TGW.matcher(word).matches();
        }
        return fitsKind(word, field);
    }

    private static boolean fitsKind(String word, FlowField<?> field) {
        boolean missing = word.equals("-");
        return switch (field.kind()) {
            case LOG_STATUS -> word.equals("OK") || word.equals("NODATA") || word.equals("SKIPDATA");
            case ADDRESS -> missing || IpAddress.parseOrNull(word) != null;
            case TIMESTAMP -> missing || isEpoch(number(word));
            case ACTION -> missing || word.equals("ACCEPT") || word.equals("REJECT");
            case DIRECTION -> missing || word.equals("ingress") || word.equals("egress");
            case INTEGER -> missing || isUpTo(number(word), GREATEST_PORT);
            case PROTOCOL -> missing || PROTOCOLS.contains(number(word));
            case TCP_FLAGS, TRAFFIC_PATH, ENCRYPTION_STATUS -> missing || isUpTo(number(word), 0xff);
            case LONG -> missing || number(word) >= 0;
            case TEXT -> true;
        };
    }

    /** The number, or -1. */
    private static long number(String word) {
        return NUMBER.matcher(word).matches() ? Long.parseLong(word) : -1;
    }

    private static boolean isUpTo(long value, long greatest) {
        return value >= 0 && value <= greatest;
    }

    /** Seconds or milliseconds of this century. */
    private static boolean isEpoch(long value) {
        return value >= 0 && RecordTime.toSeconds(value) >= YEAR_2000 && RecordTime.toSeconds(value) < YEAR_2100;
    }
}
