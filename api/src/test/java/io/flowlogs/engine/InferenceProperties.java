package io.flowlogs.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flowlogs.parse.MalformedRecordPolicy;
import io.flowlogs.query.FlowQuery;
import io.flowlogs.record.FlowField;
import io.flowlogs.record.FlowFields;
import io.flowlogs.record.FlowLogFormat;
import io.flowlogs.record.FlowRecord;
import io.flowlogs.record.FlowSourceException;
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
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

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
        List<String> lines = lines(new Traffic(seed).records(40), format);
        Way way = dice.way();
        Seen seen = read(way, lines);
        if (!seen.failed.isEmpty()) {
            assertThat(format).as("%s", way).isNotEqualTo(FlowLogFormat.DEFAULT);
            isRefused(way, seen);
            return;
        }
        assertThat(seen.records).as("%s", way).hasSameSizeAs(lines);
        if (!format.equals(FlowLogFormat.DEFAULT)) {
            assertThat(lines)
                    .as("%s taken for the default: %s", way, format)
                    .allMatch(InferenceProperties::couldBeDefault);
        }
    }

    /** Of a file nothing is delivered before; of a pipe perhaps what had come until then, and the user is told to discard it. */
    private static void isRefused(Way way, Seen seen) {
        assertThat(seen.failed)
                .as("%s", way)
                .singleElement()
                .satisfies(problem ->
                        assertThat(problem).hasMessageStartingWith("0.log: ").hasMessageContaining("--format"));
        if (!seen.records.isEmpty()) {
            assertThat(way.carrier()).as("%s", way).isEqualTo(Way.Carrier.PIPE);
            assertThat(seen.failed.get(0)).hasMessageContaining("discard");
        }
    }

    /** The first line of this pipe could be of the default; most others could not. */
    @Example
    void whatOneLineOfAPipeSaysIsNotTheLastWord() {
        fieldsInAnyOrderAreRefusedUnlessTheColumnsAreRight(520_182);
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
            for (Way way : Way.all()) {
                assertThat(unnoticedExchanges(way, services))
                        .as("%s %s", way, services)
                        .containsExactly("srcaddr and dstaddr", "srcport and dstport");
            }
        }
    }

    private static Set<String> unnoticedExchanges(Way way, List<Integer> services) {
        Set<String> unnoticed = new TreeSet<>();
        for (int left = 0; left < 14; left++) {
            for (int right = left + 1; right < 14; right++) {
                FlowLogFormat format = Traffic.exchanged(left, right);
                Traffic traffic = new Traffic(left * 14L + right, services);
                Seen seen = read(way, lines(traffic.records(400), format));
                if (seen.failed.isEmpty()) {
                    unnoticed.add(Traffic.name(left) + " and " + Traffic.name(right));
                } else {
                    isRefused(way, seen);
                }
            }
        }
        return unnoticed;
    }

    private static List<String> lines(List<Map<String, String>> flows, FlowLogFormat format) {
        return flows.stream().map(flow -> Traffic.line(flow, format)).toList();
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

    /** A single line may be damaged; that there are no more of them has to show by the end, at the latest. */
    @Example
    void oneDamagedLineOfAPipeIsWeighedAgainstAllOthers() {
        for (int count : new int[] {40, 400}) {
            List<String> lines = new ArrayList<>(lines(new Traffic(3).records(count), FlowLogFormat.DEFAULT));
            lines.set(1, Traffic.line(new Traffic(3).flow(), Traffic.exchanged(10, 11)));
            for (Way way : Way.all()) {
                Seen seen = read(way, lines);
                assertThat(seen.failed).as("%s %s", way, count).hasSize(count == 40 ? 1 : 0);
                assertThat(count == 40 || seen.records.size() == count)
                        .as("%s %s", way, count)
                        .isTrue();
            }
        }
    }

    /** The lines of the sample need not lie in the first piece that is read of a file, which is smaller. */
    @Example
    void aFileIsRefusedForAnyOfItsFirstThousandLines() {
        List<String> lines = new ArrayList<>(lines(new Traffic(3).records(900), FlowLogFormat.DEFAULT));
        lines.addAll(lines(new Traffic(4).records(100), Traffic.exchanged(8, 9)));
        lines.addAll(lines(new Traffic(5).records(2000), FlowLogFormat.DEFAULT));
        for (int threads : new int[] {1, 3}) {
            for (Way.Carrier carrier : Way.Carrier.values()) {
                Way way = new Way(carrier, threads, 1 << 17, 0);
                assertThat(read(way, lines).failed)
                        .as("%s", way)
                        .singleElement()
                        .satisfies(problem -> assertThat(problem).hasMessageContaining("discard"));
            }
        }
    }

    /** Nobody could take the wrong records out of a sum. */
    @Example
    void summariesOfWhatWasMisreadFail() {
        byte[] custom = text(lines(new Traffic(520_182).records(40), Traffic.exchanged(6, 8)));
        byte[] good = text(lines(new Traffic(1).records(40), FlowLogFormat.DEFAULT));
        Way way = new Way(Way.Carrier.PIPE, 2, 100, 190);
        FlowQuery query = way.over(good, custom).onMalformed(MalformedRecordPolicy.REPORT);
        assertThat(Seen.of(query).records).hasSizeGreaterThan(40);
        for (ThrowingCallable question : List.<ThrowingCallable>of(query::count, query::addresses, query::aggregate)) {
            assertThatThrownBy(question)
                    .isInstanceOf(FlowSourceException.class)
                    .hasMessageStartingWith("1.log: ")
                    .hasMessageContaining("--format")
                    .hasMessageContaining("discard");
        }
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
