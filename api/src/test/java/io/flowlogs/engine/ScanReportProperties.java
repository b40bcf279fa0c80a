package io.flowlogs.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowlogs.engine.NaiveScans.Probe;
import io.flowlogs.engine.NaiveScans.Scan;
import io.flowlogs.report.FlowReports;
import io.flowlogs.report.Report;
import io.flowlogs.report.ScanQuestion;
import io.flowlogs.report.ScanRow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class ScanReportProperties {
    private static final String HEADER = "srcaddr dstaddr dstport protocol start action tcp-flags srcport log-status";

    private static Probe probe(LogDice dice) {
        return new Probe(dice.upTo(2), dice.upTo(5), dice.upTo(6), 1000 + dice.upTo(40), dice.oneIn(2), dice.oneIn(3));
    }

    private static String line(Probe probe) {
        return "10.0.0." + probe.source() + " 10.0.1." + probe.target() + " " + probe.port() + " 6 " + probe.start()
                + (probe.rejected() ? " REJECT " : " ACCEPT ") + (probe.synOnly() ? "2" : "18") + " 9 OK";
    }

    private static String text(Scan scan) {
        return "10.0.0." + scan.source() + " " + (scan.target() < 0 ? null : "10.0.1." + scan.target()) + " "
                + (scan.port() < 0 ? null : scan.port()) + " " + scan.reach() + " "
                + (double) scan.rejected() / scan.records() + " " + (double) scan.synOnly() / scan.records() + " "
                + scan.first() + " " + scan.last() + " " + scan.records();
    }

    private static String text(ScanRow row) {
        return row.srcaddr() + " " + row.dstaddr() + " " + row.port() + " " + row.ports() * row.targets() + " "
                + row.rejected() + " " + row.synOnly() + " " + row.first().getEpochSecond() + " "
                + row.last().getEpochSecond() + " " + row.records();
    }

    @Property(tries = 500)
    void scansAreThoseOfEveryWindow(
            @ForAll long seed,
            @ForAll @IntRange(max = 60) int count,
            @ForAll @IntRange(min = 1, max = 6) int ports,
            @ForAll @IntRange(min = 1, max = 5) int targets,
            @ForAll @IntRange(min = 1, max = 45) int length) {
        LogDice dice = new LogDice(seed);
        List<Probe> probes =
                IntStream.range(0, count).mapToObj(i -> probe(dice)).toList();
        List<String> lines = new ArrayList<>(List.of(HEADER));
        probes.forEach(probe -> lines.add(line(probe)));
        ScanQuestion question =
                ScanQuestion.usual().ofPorts(ports).ofTargets(targets).within(Duration.ofSeconds(length));
        List<String> expected = NaiveScans.of(probes, ports, targets, length).stream()
                .map(ScanReportProperties::text)
                .toList();
        Report<ScanRow> found =
                FlowReports.of(dice.way().over(dice.text(lines))).scan(question);
        assertThat(found.rows().stream().map(ScanReportProperties::text).toList())
                .isEqualTo(expected);
    }

    private static String[] ports(int from, int to, String tail) {
        return IntStream.concat(IntStream.of(-1), IntStream.range(from, to))
                .mapToObj(port -> port < 0 ? HEADER : "10.0.0.1 10.0.0.2 " + port + tail)
                .toArray(String[]::new);
    }

    @Example
    void tenPortsWithinAnHourAreAScan() {
        String[] lines = ports(1, 11, " 6 5 REJECT 2 60000 OK");
        Report<ScanRow> report = LogText.asked(lines).scan(ScanQuestion.usual());
        assertThat(LogText.header(report)).isEqualTo("srcaddr dstaddr ports targets rejected syn-only first last");
        assertThat(LogText.rows(report))
                .containsExactly("10.0.0.1 10.0.0.2 10 1 1.0 1.0 1970-01-01T00:00:05Z 1970-01-01T00:00:05Z");
        assertThat(LogText.asked(ports(1, 10, " 6 5 REJECT 2 60000 OK"))
                        .scan(ScanQuestion.usual())
                        .rows())
                .isEmpty();
    }

    @Example
    void theRecordAnHourLaterIsOutside() {
        String[] lines = ports(1, 11, " 6 0 REJECT 2 60000 OK");
        lines[10] = lines[10].replace(" 6 0 ", " 6 3600 ");
        assertThat(LogText.asked(lines).scan(ScanQuestion.usual()).rows()).isEmpty();
        lines[10] = lines[10].replace(" 3600 ", " 3599 ");
        assertThat(LogText.asked(lines).scan(ScanQuestion.usual()).rows()).hasSize(1);
    }

    @Example
    void protocolsWithoutPortsAndIgnoredPortsDoNotCount() {
        assertThat(LogText.asked(ports(1, 20, " 1 5 REJECT 0 0 OK"))
                        .scan(ScanQuestion.usual())
                        .rows())
                .isEmpty();
        ScanQuestion question = ScanQuestion.usual().ignoring(Set.of(3));
        assertThat(LogText.asked(ports(1, 11, " 6 5 REJECT 2 60000 OK"))
                        .scan(question)
                        .rows())
                .isEmpty();
    }

    @Example
    void repliesToManyClientsLookLikeAScanUnlessLeftOut() {
        String[] lines = ports(40000, 40010, " 6 5 ACCEPT 18 443 OK");
        assertThat(LogText.asked(lines).scan(ScanQuestion.usual()).rows()).hasSize(1);
        assertThat(LogText.asked(lines)
                        .scan(ScanQuestion.usual().excludingReplies())
                        .rows())
                .isEmpty();
        String[] asks = ports(1, 11, " 6 5 REJECT 2 60000 OK");
        assertThat(LogText.asked(asks)
                        .scan(ScanQuestion.usual().excludingReplies())
                        .rows())
                .hasSize(1);
    }
}
