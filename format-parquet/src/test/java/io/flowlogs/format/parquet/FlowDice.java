package io.flowlogs.format.parquet;

import io.flowlogs.query.FlowFilter;
import io.flowlogs.query.FlowPredicate;
import io.flowlogs.record.FlowField;
import io.flowlogs.record.FlowFields;
import io.flowlogs.record.FlowLogFormat;
import io.flowlogs.value.CidrBlock;
import io.flowlogs.value.FlowAction;
import io.flowlogs.value.IpAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/** Throws formats, records and filters. Everything follows from the seed. */
final class FlowDice {
    private static final long EPOCH = 1_700_000_000L;
    private static final List<FlowField<?>> OTHERS = List.of(
            FlowFields.VERSION,
            FlowFields.INTERFACE_ID,
            FlowFields.ACCOUNT_ID,
            FlowFields.PACKETS,
            FlowFields.PROTOCOL,
            FlowFields.ACTION,
            FlowFields.TCP_FLAGS,
            FlowFields.FLOW_DIRECTION,
            FlowFields.TRAFFIC_PATH,
            FlowFields.PKT_DSTADDR,
            FlowField.text("new-field"));

    private final Random random;
    private long clock = EPOCH;

    FlowDice(long seed) {
        this.random = new Random(seed);
    }

    int upTo(int bound) {
        return random.nextInt(bound);
    }

    private <T> T oneOf(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    FlowLogFormat format() {
        List<FlowField<?>> fields = new ArrayList<>(List.of(
                FlowFields.SRCADDR,
                FlowFields.DSTADDR,
                FlowFields.DSTPORT,
                FlowFields.BYTES,
                FlowFields.START,
                FlowFields.END,
                FlowFields.LOG_STATUS));
        List<FlowField<?>> others = new ArrayList<>(OTHERS);
        Collections.shuffle(others, random);
        fields.addAll(others.subList(0, upTo(others.size())));
        Collections.shuffle(fields, random);
        return FlowLogFormat.of(fields);
    }

    List<Map<String, String>> records(int count) {
        List<Map<String, String>> records = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            records.add(flow());
        }
        return records;
    }

    private Map<String, String> flow() {
        clock += upTo(20);
        Map<String, String> flow = new LinkedHashMap<>();
        flow.put("version", "5");
        flow.put("interface-id", "eni-" + upTo(5));
        flow.put("account-id", "12345678901" + upTo(3));
        flow.put("start", String.valueOf(clock));
        flow.put("end", String.valueOf(clock + upTo(600)));
        flow.put("new-field", oneOf(List.of("a", "b/c", "\u00fcber", "7")));
        if (upTo(12) == 0) {
            flow.put("log-status", oneOf(List.of("NODATA", "SKIPDATA")));
            return flow;
        }
        flow.put("log-status", "OK");
        flow.put("srcaddr", address());
        flow.put("dstaddr", address());
        flow.put("pkt-dstaddr", address());
        flow.put("dstport", String.valueOf(oneOf(List.of(22, 80, 443, upTo(65_536)))));
        flow.put("protocol", oneOf(List.of("6", "17", "1", "58")));
        flow.put("packets", String.valueOf(upTo(1000)));
        flow.put("bytes", String.valueOf(upTo(1_000_000)));
        flow.put("action", oneOf(List.of("ACCEPT", "REJECT")));
        flow.put("tcp-flags", String.valueOf(upTo(32)));
        flow.put("flow-direction", oneOf(List.of("ingress", "egress")));
        flow.put("traffic-path", String.valueOf(1 + upTo(8)));
        if (upTo(10) == 0) {
            flow.remove(oneOf(List.copyOf(flow.keySet())));
        }
        return flow;
    }

    private String address() {
        return upTo(8) == 0 ? "2001:db8::" + Integer.toHexString(upTo(40)) : "10.0." + upTo(4) + "." + upTo(40);
    }

    /** The records as a file of text. */
    static byte[] text(FlowLogFormat format, List<Map<String, String>> records) {
        return (format.toHeader() + "\n"
                        + records.stream()
                                .map(flow -> line(format, flow) + "\n")
                                .collect(Collectors.joining()))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String line(FlowLogFormat format, Map<String, String> flow) {
        return format.fields().stream()
                .map(field -> flow.getOrDefault(field.name(), "-"))
                .collect(Collectors.joining(" "));
    }

    Instant time() {
        return Instant.ofEpochSecond(EPOCH + upTo((int) (clock - EPOCH) + 100) - 50);
    }

    private static final List<String> FILTERS = List.of(
            "dstport in (20-25, 1024-2048)",
            "bytes not in (0-500000)",
            "addr in 10.0.0.0/16",
            "interface-id like 'eni-*1'",
            "tcp-flags has SYN",
            "duration > 10",
            "bps >= 100K",
            "bpp < 1000",
            "service in (ssh, icmp)",
            "sender = client");

    FlowPredicate predicate(int depth) {
        int die = upTo(depth > 0 ? 13 : 10);
        return switch (die) {
            case 0 -> FlowPredicate.eq(FlowFields.DSTPORT, oneOf(List.of(22, 80, 443)));
            case 1 -> FlowPredicate.ge(FlowFields.BYTES, (long) upTo(1_000_000));
            case 2 -> FlowPredicate.lt(FlowFields.START, time());
            case 3 -> FlowPredicate.ge(FlowFields.END, time());
            case 4 ->
                FlowPredicate.in(
                        FlowFields.SRCADDR,
                        Set.of(CidrBlock.parse("10.0." + upTo(4) + ".0/24"), CidrBlock.parse("2001:db8::/64")));
            case 5 -> FlowPredicate.eq(FlowFields.DSTADDR, IpAddress.parse(address()));
            case 6 -> FlowPredicate.eq(FlowFields.ACTION, FlowAction.REJECT);
            case 7 -> FlowPredicate.present(FlowFields.SRCADDR);
            case 8 -> FlowPredicate.oneOf(FlowFields.DSTPORT, Set.of(22, upTo(65_536)));
            case 9 -> FlowFilter.parse(oneOf(FILTERS));
            case 10 -> predicate(depth - 1).and(predicate(depth - 1));
            case 11 -> predicate(depth - 1).or(predicate(depth - 1));
            default -> predicate(depth - 1).negate();
        };
    }
}
