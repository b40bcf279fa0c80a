package io.flowlogs.source.cloudwatch;

import io.flowlogs.record.FlowField;
import io.flowlogs.record.FlowFields;
import io.flowlogs.record.FlowLogFormat;
import io.flowlogs.value.IpAddress;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What the words of a line look like in a format that a flow log is known to have. Only good for telling lines of known formats apart: that a line fits
 * says nothing where its format might be any.
 */
final class LineShape {
    private static final Pattern BLANKS = Pattern.compile("[ \\t\\x0B\\f\\r]+");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,19}");
    private static final Pattern TIME = Pattern.compile("[0-9]{9,13}");
    private static final Pattern PORT = Pattern.compile("[0-9]{1,5}");
    private static final int GREATEST_PORT = 65_535;

    /** Fields of text whose values AWS gives a form. */
    private static final Map<String, Pattern> FORMS = Map.ofEntries(
            form(FlowFields.ACCOUNT_ID, "[0-9]{12}|unknown|TransitGateway"),
            form(FlowFields.INTERFACE_ID, "eni-.*"),
            form(FlowFields.VPC_ID, "vpc-.*"),
            form(FlowFields.SUBNET_ID, "subnet-.*"),
            form(FlowFields.INSTANCE_ID, "i-.*"),
            form(FlowFields.TYPE, "IPv4|IPv6|EFA"),
            form(FlowFields.REGION, "[a-z]{2}(-[a-z0-9]+)+-[0-9]+"),
            form(FlowFields.AZ_ID, "[a-z0-9]+-.*az[0-9]+"),
            form(FlowFields.TGW_ID, "tgw-.*"),
            form(FlowFields.RESOURCE_TYPE, "TransitGateway.*"));

    private final FlowLogFormat format;

    LineShape(FlowLogFormat format) {
        this.format = format;
    }

    FlowLogFormat format() {
        return format;
    }

    /** The words of a line, as the engine finds them. */
    static String[] words(String line) {
        return BLANKS.split(line.strip());
    }

    boolean fits(String[] words) {
        if (words.length != format.size()) {
            return false;
        }
        for (int i = 0; i < words.length; i++) {
            if (!words[i].equals("-") && !fits(words[i], format.fields().get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean fits(String word, FlowField<?> field) {
        return switch (field.kind()) {
            case ADDRESS -> IpAddress.parseOrNull(word) != null;
            case TIMESTAMP -> TIME.matcher(word).matches();
            case ACTION -> word.equals("ACCEPT") || word.equals("REJECT");
            case LOG_STATUS -> word.equals("OK") || word.equals("NODATA") || word.equals("SKIPDATA");
            case DIRECTION -> word.equals("ingress") || word.equals("egress");
            case TEXT -> fitsForm(word, field);
            case INTEGER -> isUpTo(word, GREATEST_PORT);
            case PROTOCOL, TCP_FLAGS, TRAFFIC_PATH, ENCRYPTION_STATUS -> isUpTo(word, 0xff);
            case LONG -> NUMBER.matcher(word).matches();
        };
    }

    private static boolean fitsForm(String word, FlowField<?> field) {
        Pattern form = FORMS.get(field.name());
        return form == null || form.matcher(word).matches();
    }

    private static boolean isUpTo(String word, int greatest) {
        return PORT.matcher(word).matches() && Integer.parseInt(word) <= greatest;
    }

    private static Map.Entry<String, Pattern> form(FlowField<?> field, String form) {
        return Map.entry(field.name(), Pattern.compile(form));
    }
}
