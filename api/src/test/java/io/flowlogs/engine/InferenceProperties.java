package io.flowlogs.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowlogs.parse.MalformedRecordPolicy;
import io.flowlogs.record.FlowField;
import io.flowlogs.record.FlowFields;
import io.flowlogs.record.FlowLogFormat;
import io.flowlogs.record.FlowRecord;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/**
 * Columns are never guessed. Without header and option, lines are read as one of AWS's two defaults or not at all; and what is guaranteed
 * is this: records come out only if every column holds what it says, or if the lines themselves, word by word, could just as well be of
 * the default format.
 */
class InferenceProperties {
    private static byte[] text(List<String> lines) {
        return (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static Seen read(Way way, List<String> lines) {
        return Seen.of(way.over(text(lines)).onMalformed(MalformedRecordPolicy.REPORT));
    }

    @Property(tries = 150)
    void fieldsInAnyOrderAreRefusedUnlessTheColumnsAreRight(@ForAll long seed) {
        LogDice dice = new LogDice(seed);
        List<FlowField<?>> fields = new ArrayList<>(FlowLogFormat.DEFAULT.fields());
        int exchanges = 1 + dice.upTo(3);
        for (int i = 0; i < exchanges; i++) {
            java.util.Collections.swap(fields, dice.upTo(14), dice.upTo(14));
        }
        FlowLogFormat format = FlowLogFormat.of(dice.oneIn(3) ? dice.<FlowField<?>>shuffled(fields) : fields);
        List<Map<String, String>> flows = new Traffic(seed).records(40);
        List<String> lines =
                flows.stream().map(flow -> Traffic.line(flow, format)).toList();
        Seen seen = read(wayOfWholeSample(dice), lines);
        if (seen.records.isEmpty()) {
            assertThat(seen.failed)
                    .singleElement()
                    .satisfies(problem -> assertThat(problem)
                            .hasMessageStartingWith("0.log: ")
                            .hasMessageContaining("--format"));
        } else if (!format.equals(FlowLogFormat.DEFAULT)) {
            assertThat(lines).as("taken for the default: %s", format).allMatch(InferenceProperties::couldBeDefault);
        }
    }

    /** Of a pipe the sample is what has arrived, which may be one line: too little to notice an exchange. */
    private static Way wayOfWholeSample(LogDice dice) {
        Way way = dice.way();
        return way.carrier() == Way.Carrier.PIPE
                ? new Way(Way.Carrier.FILE, way.threads(), way.size(), way.seed())
                : way;
    }

    /** Written anew, so that a mistake in the engine's shapes is not repeated here. */
    private static boolean couldBeDefault(String line) {
        String[] words = line.split(" ", -1);
        return words[0].equals("2")
                && words[1].matches("[0-9]{12}")
                && words[2].startsWith("eni-")
                && words[3].matches("[0-9.]{7,15}")
                && words[4].matches("[0-9.]{7,15}")
                && Integer.parseInt(words[5]) < 65_536
                && Integer.parseInt(words[6]) < 65_536
                && Integer.parseInt(words[7]) < 256
                && Long.parseLong(words[8]) <= Long.parseLong(words[9])
                && Long.parseLong(words[10]) <= Long.parseLong(words[11])
                && Long.parseLong(words[10]) > 1_000_000_000
                && words[12].matches("ACCEPT|REJECT")
                && words[13].equals("OK");
    }

    /** Other numbers of fields are never a default, whatever they hold. */
    @Property(tries = 100)
    void otherNumbersOfFieldsAreRefused(@ForAll long seed, @ForAll @IntRange(min = 1, max = 30) int count) {
        LogDice dice = new LogDice(seed);
        List<FlowField<?>> fields =
                dice.<FlowField<?>>shuffled(FlowFields.all()).subList(0, count == 14 ? 15 : count);
        FlowLogFormat format = FlowLogFormat.of(fields);
        Seen seen = read(dice.way(), dice.lines(format, 20));
        assertThat(seen.records).isEmpty();
        assertThat(seen.failed).hasSize(1);
    }

    /**
     * Which two columns of the default can stand in each other's place unnoticed, in traffic of clients and servers. Any other exchange is
     * refused. A change that makes this list longer makes answers wrong in silence.
     */
    @Example
    void exchangedColumnsAreRefusedButForThoseThatLookAlike() {
        for (List<Integer> services : List.of(List.of(443, 80, 22, 53, 3389), List.of(443))) {
            assertThat(unnoticedExchanges(services))
                    .as("%s", services)
                    .containsExactly("srcaddr and dstaddr", "srcport and dstport");
        }
    }

    private static Set<String> unnoticedExchanges(List<Integer> services) {
        Set<String> unnoticed = new TreeSet<>();
        for (int left = 0; left < 14; left++) {
            for (int right = left + 1; right < 14; right++) {
                FlowLogFormat format = Traffic.exchanged(left, right);
                List<String> lines = new Traffic(left * 14L + right, services)
                        .records(400).stream()
                                .map(flow -> Traffic.line(flow, format))
                                .toList();
                if (!read(Way.SIMPLEST, lines).records.isEmpty()) {
                    unnoticed.add(Traffic.name(left) + " and " + Traffic.name(right));
                }
            }
        }
        return unnoticed;
    }

    @Property(tries = 100)
    void mixedLinesAreToldApartOneByOne(@ForAll long seed, @ForAll @IntRange(min = 1, max = 60) int count) {
        LogDice dice = new LogDice(seed);
        Traffic traffic = new Traffic(seed);
        List<String> lines = new ArrayList<>();
        List<FlowRecord> expected = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Map<String, String> flow = dice.oneIn(3) ? traffic.silence() : traffic.flow();
            boolean gateway = dice.oneIn(2);
            lines.add(gateway ? Traffic.transitGatewayLine(flow) : Traffic.line(flow, FlowLogFormat.DEFAULT));
            expected.add(FlowRecord.fromMessage(lines.get(i)));
        }
        Way way = dice.way();
        Seen seen = read(way, lines);
        Lists.same(String.valueOf(way), expected, seen.records);
        assertThat(seen.notices).as("%s", way).isNotEmpty();
        assertThat(way.over(text(lines)).addresses().addresses())
                .as("%s", way)
                .hasSameSizeAs(expected.stream()
                        .flatMap(flow -> java.util.stream.Stream.of(flow.getSrcAddr(), flow.getDstAddr()))
                        .filter(java.util.Objects::nonNull)
                        .distinct()
                        .toList());
    }

    /** Lines without traffic fit nearly any order of the fields: the first traffic settles it. */
    @Example
    void silentLinesDoNotSettleTheFormat() {
        Traffic traffic = new Traffic(5);
        FlowLogFormat custom = Traffic.exchanged(8, 9);
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 3000; i++) {
            lines.add(Traffic.line(traffic.silence(), custom));
        }
        traffic.records(100).forEach(flow -> lines.add(Traffic.line(flow, custom)));
        for (Way way : Way.all()) {
            Seen seen = read(way, lines);
            assertThat(seen.failed).as("%s", way).hasSize(1);
            assertThat(seen.records).as("%s", way).noneMatch(flow -> flow.getSrcAddr() != null);
        }
    }

    /** As above, but then comes traffic of both defaults, the one with other fields than the silent lines first or in number. */
    @Example
    void silentLinesMayBeFollowedByTheOtherDefault() {
        Traffic traffic = new Traffic(7);
        for (boolean gatewayFirst : new boolean[] {true, false}) {
            List<String> lines = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                lines.add(Traffic.line(traffic.silence(), FlowLogFormat.DEFAULT));
            }
            Map<String, String> flow = traffic.flow();
            lines.add(gatewayFirst ? Traffic.transitGatewayLine(flow) : Traffic.line(flow, FlowLogFormat.DEFAULT));
            traffic.records(20).forEach(one -> lines.add(Traffic.transitGatewayLine(one)));
            List<FlowRecord> expected =
                    lines.stream().map(FlowRecord::fromMessage).toList();
            for (Way way : Way.all()) {
                Lists.same(String.valueOf(way), expected, read(way, lines).records);
            }
        }
    }

    private static List<String> lines(List<Map<String, String>> flows, FlowLogFormat format) {
        return flows.stream().map(flow -> Traffic.line(flow, format)).toList();
    }

    /** Its lines are not what the lines before it are told by; of those, there may be one. */
    @Example
    void aHeaderEndsTheInference() {
        FlowLogFormat custom = Traffic.exchanged(8, 9);
        for (int before : new int[] {1, 30}) {
            List<String> lines = new ArrayList<>(lines(new Traffic(3).records(before), FlowLogFormat.DEFAULT));
            lines.add(custom.toHeader());
            lines.addAll(lines(new Traffic(4).records(100), custom));
            for (Way way : Way.all()) {
                Seen seen = read(way, lines);
                assertThat(seen.failed).as("%s", way).isEmpty();
                assertThat(seen.records)
                        .as("%s", way)
                        .hasSize(before + 100)
                        .allMatch(flow -> flow.getBytes() >= flow.getPackets());
            }
        }
    }

    @Example
    void theUserIsToldWhatWasInferred() {
        List<String> lines = List.of(Traffic.line(new Traffic(1).flow(), FlowLogFormat.DEFAULT));
        for (Way way : Way.all()) {
            assertThat(read(way, lines).notices)
                    .as("%s", way)
                    .singleElement()
                    .satisfies(notice -> assertThat(notice)
                            .startsWith("0.log: no header; read as AWS's default format (14 fields)"));
        }
    }
}
