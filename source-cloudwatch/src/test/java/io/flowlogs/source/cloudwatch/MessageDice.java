package io.flowlogs.source.cloudwatch;

import io.flowlogs.record.FlowField;
import io.flowlogs.record.FlowFields;
import io.flowlogs.record.FlowLogFormat;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/**
 * Throws formats and messages of them, as AWS writes them: single blanks, no quotes, no brackets. Values are few, so that
 * predicates match; unless they are to be ordinary, they come in every spelling that is read.
 */
final class MessageDice {
    private static final List<FlowField<?>> FAVOURITES = List.of(
            FlowFields.SRCADDR,
            FlowFields.DSTADDR,
            FlowFields.DSTPORT,
            FlowFields.PROTOCOL,
            FlowFields.BYTES,
            FlowFields.START,
            FlowFields.END,
            FlowFields.ACTION,
            FlowFields.LOG_STATUS,
            FlowFields.FLOW_DIRECTION,
            FlowFields.TCP_FLAGS,
            FlowFields.TRAFFIC_PATH,
            FlowFields.ACCOUNT_ID,
            FlowFields.INTERFACE_ID,
            FlowFields.INSTANCE_TAG);

    private static final List<String> ADDRESSES =
            List.of("10.0.0.1", "10.0.0.2", "10.0.2.1", "10.1.0.1", "100.0.0.1", "192.168.1.255", "0.0.0.0");
    private static final List<String> OTHER_ADDRESSES = List.of(
            "::ffff:10.0.0.1",
            "::FFFF:a00:1",
            "::fFfF:10.0.0.2",
            "0:0:0:0:0:FfFf:0A00:0201",
            "2001:db8::1",
            "2001:0DB8:0:0:0:0:0:1",
            "::");
    private static final List<String> WORDS = List.of("eni-1", "eni-12", "vpc", "VPC", "123456789010", "unknown");
    private static final List<String> OTHER_WORDS = List.of(
            "0",
            "7",
            "007",
            "7.0",
            "1e3",
            "1000",
            "NaN",
            "--",
            "*",
            "v*",
            "%20",
            "%v%",
            "\u00fcber",
            "a,b",
            "a&&b",
            "(a)",
            "a\\b",
            "f1",
            "=",
            "NOT");

    private final Random random;
    private final boolean ordinary;

    MessageDice(long seed, boolean ordinary) {
        this.random = new Random(seed);
        this.ordinary = ordinary;
    }

    int upTo(int bound) {
        return random.nextInt(bound);
    }

    <T> T oneOf(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    FlowLogFormat format() {
        List<FlowField<?>> fields = new ArrayList<>(FAVOURITES);
        Collections.shuffle(fields, random);
        return FlowLogFormat.of(fields.subList(0, 1 + upTo(fields.size())));
    }

    String message(FlowLogFormat format) {
        return format.fields().stream().map(this::value).collect(Collectors.joining(" "));
    }

    private String value(FlowField<?> field) {
        return !ordinary && upTo(8) == 0 ? "-" : known(field);
    }

    /** A text that decodes as the field's kind. */
    String known(FlowField<?> field) {
        return switch (field.kind()) {
            case ADDRESS -> oneOf(isOdd() ? OTHER_ADDRESSES : ADDRESSES);
            case TIMESTAMP -> time();
            case ACTION -> oneOf(List.of("ACCEPT", "REJECT", "MAYBE", "reject"));
            case LOG_STATUS -> oneOf(List.of("OK", "NODATA", "SKIPDATA"));
            case DIRECTION -> oneOf(List.of("ingress", "egress", "sideways"));
            case LONG ->
                oneOf(List.of("1", "400", "401", "9007199254740992", "9007199254740993", "9223372036854775807"));
            case INTEGER, TCP_FLAGS -> padded(oneOf(List.of("2", "22", "80", "443", "8080")));
            case PROTOCOL, TRAFFIC_PATH, ENCRYPTION_STATUS -> padded(oneOf(List.of("1", "3", "6", "17")));
            case TEXT -> oneOf(isOdd() ? OTHER_WORDS : WORDS);
        };
    }

    private boolean isOdd() {
        return !ordinary && upTo(2) == 0;
    }

    private String padded(String number) {
        return isOdd() ? oneOf(List.of("0" + number, "000" + number, "0")) : number;
    }

    private String time() {
        long second = 1_700_000_000L + upTo(3);
        return isOdd() ? padded(Long.toString(second * 1000 + upTo(2) * 500L)) : Long.toString(second);
    }
}
