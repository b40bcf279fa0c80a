package io.flowlogs.engine;

import io.flowlogs.record.FlowField;
import io.flowlogs.record.FlowLogFormat;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

/** Throws records that look like those of real networks, as maps, to be written in any format. */
final class Traffic {
    private static final long EPOCH = 1_700_000_000L;

    private final Random random;
    private final List<Integer> services;

    Traffic(long seed) {
        this(seed, List.of(443, 80, 22, 53, 3389));
    }

    /** The ports of the servers are the narrower the fewer there are, which makes columns harder to tell. */
    Traffic(long seed, List<Integer> services) {
        this.random = new Random(seed);
        this.services = services;
    }

    List<Map<String, String>> records(int count) {
        List<Map<String, String>> records = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            records.add(flow());
        }
        return records;
    }

    /** A client asks a server, or the server answers. */
    Map<String, String> flow() {
        Map<String, String> flow = common("OK");
        boolean answer = random.nextBoolean();
        int client = 32_768 + random.nextInt(28_000);
        int server = services.get(random.nextInt(services.size()));
        long packets = 1L + random.nextInt(40);
        flow.put("srcaddr", "10.0." + random.nextInt(250) + "." + random.nextInt(250));
        flow.put("dstaddr", "172.31." + random.nextInt(250) + "." + random.nextInt(250));
        flow.put("srcport", String.valueOf(answer ? server : client));
        flow.put("dstport", String.valueOf(answer ? client : server));
        flow.put("protocol", random.nextInt(4) == 0 ? "17" : "6");
        flow.put("packets", String.valueOf(packets));
        flow.put("bytes", String.valueOf(packets * (40L + random.nextInt(1460))));
        flow.put("action", random.nextInt(5) == 0 ? "REJECT" : "ACCEPT");
        return flow;
    }

    /** Nothing passed, or nobody looked. */
    Map<String, String> silence() {
        return common(random.nextBoolean() ? "NODATA" : "SKIPDATA");
    }

    private Map<String, String> common(String status) {
        Map<String, String> flow = new HashMap<>();
        long start = EPOCH + random.nextInt(100_000);
        flow.put("version", "2");
        flow.put("account-id", "123456789010");
        flow.put("interface-id", "eni-0" + Integer.toHexString(0x10000000 + random.nextInt(0x1000)));
        flow.put("start", String.valueOf(start));
        flow.put("end", String.valueOf(start + 1 + random.nextInt(599)));
        flow.put("log-status", status);
        return flow;
    }

    /** The record as its flow log would write it. */
    static String line(Map<String, String> flow, FlowLogFormat format) {
        return format.fields().stream()
                .map(field -> flow.getOrDefault(field.name(), "-"))
                .collect(Collectors.joining(" "));
    }

    /** The same traffic as a Transit Gateway sees it. */
    static String transitGatewayLine(Map<String, String> flow) {
        Map<String, String> seen = new HashMap<>(flow);
        seen.put("version", "6");
        seen.put("resource-type", "TransitGateway");
        seen.put("tgw-id", "tgw-0123456789abcdef0");
        seen.put("tgw-src-vpc-id", "vpc-0a");
        seen.put("type", flow.containsKey("srcaddr") ? "IPv4" : "-");
        seen.put("flow-direction", "egress");
        return line(seen, FlowLogFormat.TRANSIT_GATEWAY_DEFAULT);
    }

    /** The default format with two columns exchanged. */
    static FlowLogFormat exchanged(int left, int right) {
        List<FlowField<?>> fields = new ArrayList<>(FlowLogFormat.DEFAULT.fields());
        java.util.Collections.swap(fields, left, right);
        return FlowLogFormat.of(fields);
    }

    static String name(int column) {
        return FlowLogFormat.DEFAULT.fields().get(column).name();
    }
}
