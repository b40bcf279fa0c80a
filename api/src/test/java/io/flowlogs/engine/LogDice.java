package io.flowlogs.engine;

import io.flowlogs.record.FlowField;
import io.flowlogs.record.FlowFields;
import io.flowlogs.record.FlowLogFormat;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Throws random formats, lines and texts. Values are few, so that groups and matches happen, and now and then extreme. Everything
 * follows from the seed, which is all a failing property has to name.
 */
final class LogDice {
    private static final long EPOCH = 1_700_000_000L;
    private static final List<String> ADDRESSES = List.of(
            "10.0.0.1",
            "10.0.0.2",
            "192.168.1.255",
            "0.0.0.0",
            "255.255.255.255",
            "::",
            "::1",
            "2001:db8::1",
            "2001:DB8:0:0:0:0:0:1",
            "::ffff:10.0.0.1",
            "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff");
    private static final List<String> TEXTS =
            List.of("eni-1", "VPC", "vpc-0a", "%20", "\u00fcber", "\ud83e\udd86", "a/b:c=d", "0", "007", "--");
    private static final List<FlowField<?>> FAVOURITES = List.of(
            FlowFields.START,
            FlowFields.END,
            FlowFields.LOG_STATUS,
            FlowFields.SRCADDR,
            FlowFields.DSTADDR,
            FlowFields.BYTES,
            FlowFields.PACKETS,
            FlowFields.SRCPORT,
            FlowFields.PROTOCOL,
            FlowFields.ACTION,
            FlowFields.TCP_FLAGS,
            FlowFields.FLOW_DIRECTION,
            FlowFields.TRAFFIC_PATH,
            FlowFields.INTERFACE_ID,
            FlowFields.PKT_SRCADDR);

    private final Random random;

    LogDice(long seed) {
        random = new Random(seed);
    }

    int upTo(int bound) {
        return random.nextInt(bound);
    }

    boolean oneIn(int times) {
        return random.nextInt(times) == 0;
    }

    <T> T oneOf(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    /** A format of some of the favourites, some others, and perhaps a field that nobody documented. */
    FlowLogFormat format() {
        List<FlowField<?>> fields = new ArrayList<>(shuffled(FAVOURITES).subList(0, 1 + upTo(FAVOURITES.size())));
        for (FlowField<?> other : shuffled(FlowFields.all()).subList(0, upTo(6))) {
            if (!fields.contains(other)) {
                fields.add(other);
            }
        }
        Collections.shuffle(fields, random);
        if (oneIn(3)) {
            fields.add(FlowField.text("new-field"));
        }
        return FlowLogFormat.of(fields);
    }

    <T> List<T> shuffled(List<? extends T> values) {
        List<T> copy = new ArrayList<>(values);
        Collections.shuffle(copy, random);
        return copy;
    }

    /** A text that decodes as the field's kind, or says that there is no data. */
    String value(FlowField<?> field) {
        return oneIn(8) ? "-" : known(field);
    }

    /** A text that decodes as the field's kind. */
    String known(FlowField<?> field) {
        return switch (field.kind()) {
            case ADDRESS -> oneOf(ADDRESSES);
            case TIMESTAMP -> time();
            case ACTION -> oneOf(List.of("ACCEPT", "REJECT", "MAYBE"));
            case LOG_STATUS -> oneOf(List.of("OK", "OK", "OK", "NODATA", "SKIPDATA"));
            case DIRECTION -> oneOf(List.of("ingress", "egress", "sideways"));
            case INTEGER -> number(Integer.MAX_VALUE);
            case TCP_FLAGS -> number(65_535);
            case TRAFFIC_PATH, ENCRYPTION_STATUS -> number(12);
            case PROTOCOL -> number(255);
            case LONG -> number(1L << 40);
            case TEXT -> oneOf(TEXTS);
        };
    }

    private String number(long greatest) {
        return Long.toString(
                switch (upTo(10)) {
                    case 0 -> 0;
                    case 1 -> greatest;
                    default -> upTo(4);
                });
    }

    private String time() {
        long seconds = EPOCH + upTo(20);
        return Long.toString(oneIn(4) ? seconds * 1000 + upTo(3) : seconds);
    }

    /** A line of the format, without line ending; separated in one of the accepted ways. */
    String line(FlowLogFormat format) {
        StringBuilder line = new StringBuilder();
        for (FlowField<?> field : format.fields()) {
            line.append(line.isEmpty() ? "" : separator()).append(value(field));
        }
        return line.toString();
    }

    private String separator() {
        return oneIn(30) ? oneOf(List.of("  ", "\t", " \t ", "\u000b")) : " ";
    }

    List<String> lines(FlowLogFormat format, int count) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            lines.add(line(format));
        }
        return lines;
    }

    /** Good lines with blank ones and, if wished, bad ones between. */
    List<String> messy(FlowLogFormat format, int count, boolean bad) {
        List<String> lines = new ArrayList<>();
        for (String line : lines(format, count)) {
            if (oneIn(12)) {
                lines.add(oneOf(List.of("", " ", "\t\t")));
            }
            if (bad && oneIn(6)) {
                lines.add(badLine(format));
            }
            lines.add(line);
        }
        return lines;
    }

    /** A line with a wrong number of fields, or with a field that does not decode. */
    String badLine(FlowLogFormat format) {
        List<String> words = new ArrayList<>(Arrays.asList(line(format).split("[ \t\u000b]+")));
        switch (upTo(3)) {
            case 0 -> words.add("2");
            case 1 -> words = words.size() > 1 ? words.subList(0, words.size() - 1) : List.of("2", "3");
            default -> words.set(upTo(words.size()), "\u0000?");
        }
        return String.join(" ", words);
    }

    /** Lines as bytes: line feeds or carriage returns before them, the last one perhaps missing. */
    byte[] text(List<String> lines) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        String ending = oneIn(4) ? "\r\n" : "\n";
        for (int i = 0; i < lines.size(); i++) {
            out.writeBytes(lines.get(i).getBytes(StandardCharsets.UTF_8));
            boolean unended = i == lines.size() - 1 && oneIn(3);
            out.writeBytes((unended ? "" : ending).getBytes(StandardCharsets.UTF_8));
        }
        return out.toByteArray();
    }

    Way way() {
        return new Way(oneOf(List.of(Way.Carrier.values())), 1 + upTo(4), 1 + upTo(300), oneIn(2) ? 0 : upTo(1000));
    }
}
