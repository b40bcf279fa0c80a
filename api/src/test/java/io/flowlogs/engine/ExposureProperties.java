package io.flowlogs.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowlogs.record.FlowField;
import io.flowlogs.record.FlowFields;
import io.flowlogs.record.FlowLogFormat;
import io.flowlogs.record.FlowRecord;
import io.flowlogs.report.ExposureQuestion;
import io.flowlogs.report.ExposureRow;
import io.flowlogs.report.FlowReports;
import io.flowlogs.value.IpAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.statistics.Statistics;

/** Exposure is what record after record says. */
class ExposureProperties {
    private static final FlowLogFormat FORMAT = FlowLogFormat.parse(
            "srcaddr dstaddr srcport dstport protocol bytes action tcp-flags flow-direction pkt-srcaddr pkt-dstaddr");

    private static String line(LogDice dice) {
        List<String> addresses = List.of("10.0.0.1", "fd00::2", "203.0.113.1", "2001:db8::1", "-");
        List<String> packets = List.of("192.168.0.1", "8.8.8.8", "-", "-");
        return String.join(
                " ",
                dice.oneOf(addresses),
                dice.oneOf(addresses),
                dice.oneOf(List.of("22", "443", "50000", "-")),
                dice.oneOf(List.of("22", "443", "50000", "-")),
                dice.oneOf(List.of("6", "6", "17", "1", "-")),
                Integer.toString(dice.upTo(100)),
                dice.oneOf(List.of("ACCEPT", "ACCEPT", "REJECT", "-")),
                dice.oneOf(List.of("0", "1", "2", "18", "-")),
                dice.oneOf(List.of("ingress", "egress", "sideways", "-", "-")),
                dice.oneOf(packets),
                dice.oneOf(packets));
    }

    private static boolean isInside(IpAddress address) {
        return ExposureQuestion.PRIVATE.stream().anyMatch(block -> block.contains(address));
    }

    private static IpAddress address(
            FlowRecord flow, boolean packets, FlowField<IpAddress> first, FlowField<IpAddress> fallback) {
        return packets && flow.get(first) != null ? flow.get(first) : flow.get(fallback);
    }

    private static boolean isSentByClient(FlowRecord flow) {
        Integer source = flow.getSrcPort();
        Integer destination = flow.getDstPort();
        boolean ports = flow.getProtocol() == null || flow.getProtocol().hasPorts();
        if (source == null || destination == null || !ports) {
            return false;
        }
        long flags = flow.getLong(FlowFields.TCP_FLAGS, 0);
        return (flags & 2) != 0 ? (flags & 18) == 2 : source >= destination;
    }

    private static Map<String, String> naive(List<FlowRecord> flows, boolean packets) {
        Map<String, long[]> sums = new TreeMap<>();
        Map<String, Set<IpAddress>> sources = new TreeMap<>();
        for (FlowRecord flow : flows) {
            IpAddress source = address(flow, packets, FlowFields.PKT_SRCADDR, FlowFields.SRCADDR);
            IpAddress target = address(flow, packets, FlowFields.PKT_DSTADDR, FlowFields.DSTADDR);
            String direction = flow.getRaw(FlowFields.FLOW_DIRECTION);
            if (source != null
                    && target != null
                    && !isInside(source)
                    && isInside(target)
                    && "ACCEPT".equals(flow.getRaw(FlowFields.ACTION))
                    && ("-".equals(direction) || "ingress".equals(direction))
                    && isSentByClient(flow)) {
                String key = target + " " + flow.getDstPort() + " " + flow.getProtocol();
                long[] sum = sums.computeIfAbsent(key, unused -> new long[4]);
                long flags = flow.getLong(FlowFields.TCP_FLAGS, 0);
                sum[0] += flow.getLong(FlowFields.BYTES, 0);
                sum[1]++;
                sum[2] = Math.max(sum[2], (flags & 18) == 2 ? 2 : flags != 0 ? 1 : 0);
                sources.computeIfAbsent(key, unused -> new HashSet<>()).add(source);
            }
        }
        Map<String, String> rows = new TreeMap<>();
        sums.forEach((key, sum) -> rows.put(
                key,
                sources.get(key).size() + " " + sum[0] + " " + sum[1] + " "
                        + List.of("low", "medium", "high").get((int) sum[2])));
        return rows;
    }

    @Property(tries = 300)
    void exposureIsThatOfRecordAfterRecord(@ForAll long seed, @ForAll boolean packets) {
        LogDice dice = new LogDice(seed);
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            lines.add(line(dice));
        }
        List<FlowRecord> flows =
                lines.stream().map(line -> FlowRecord.fromMessage(line, FORMAT)).toList();
        ExposureQuestion usual = ExposureQuestion.usual();
        List<ExposureRow> found = FlowReports.of(
                        dice.way().over(dice.text(lines)).format(FORMAT))
                .exposure(packets ? usual.atPacketLevel() : usual)
                .rows();
        Map<String, String> rows = new TreeMap<>();
        found.forEach(row -> rows.put(
                row.dstaddr() + " " + row.dstport() + " " + Objects.toString(row.protocol()),
                row.sources() + " " + row.bytes() + " " + row.records() + " "
                        + row.confidence().word()));
        assertThat(rows).isEqualTo(naive(flows, packets));
        assertThat(found).hasSameSizeAs(rows.keySet());
        assertThat(found.stream().map(row -> -row.bytes()).toList()).isSorted();
        Statistics.label(packets ? "packets" : "interfaces").collect(rows.isEmpty() ? "nothing" : "something");
    }
}
