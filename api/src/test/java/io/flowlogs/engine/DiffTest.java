package io.flowlogs.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowlogs.query.GroupKey;
import io.flowlogs.record.FlowField;
import io.flowlogs.record.FlowFields;
import io.flowlogs.report.DiffQuestion;
import io.flowlogs.report.DiffRow;
import io.flowlogs.report.FlowReports;
import io.flowlogs.report.Report;
import io.flowlogs.report.TopQuestion;
import io.flowlogs.value.IpProtocol;
import io.flowlogs.value.TimeRange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class DiffTest {
    private static final TimeRange BEFORE = new TimeRange(Instant.ofEpochSecond(100), Instant.ofEpochSecond(200));
    private static final TimeRange AFTER = new TimeRange(Instant.ofEpochSecond(200), Instant.ofEpochSecond(300));
    private static final String[] LINES = {
        "srcaddr dstaddr flow-direction bytes packets start log-status",
        "10.0.0.1 10.0.0.2 ingress 100 1 100 OK",
        "10.0.0.1 10.0.0.2 ingress 40 1 299 OK",
        "10.0.0.2 10.0.0.1 sideways 60 1 199 OK",
        "10.0.0.3 10.0.0.1 askew 70 9 200 OK",
        "- 10.0.0.1 ingress 70 1 250 OK",
        "10.0.0.9 10.0.0.1 ingress 1000 1 300 OK",
        "- - - - - 250 NODATA"
    };

    private static DiffQuestion by(FlowField<?>... fields) {
        List<GroupKey> keys = new ArrayList<>();
        for (FlowField<?> field : fields) {
            keys.add(GroupKey.of(field));
        }
        return DiffQuestion.of(keys, BEFORE, AFTER);
    }

    @Example
    void whatChangedMostComesFirst() {
        Report<DiffRow> report = LogText.asked(LINES).diff(by(FlowFields.SRCADDR));
        assertThat(LogText.header(report)).isEqualTo("srcaddr before after change ratio");
        assertThat(LogText.rows(report))
                .containsExactly(
                        "- 0 70 70 -", "10.0.0.3 0 70 70 -", "10.0.0.1 100 40 -60 0.4", "10.0.0.2 60 0 -60 0.0");
        assertThat(report.statistics().matched()).isEqualTo(6);
        assertThat(LogText.asked(LINES).diff(by(FlowFields.SRCADDR).limit(1)).rows())
                .hasSize(1);
    }

    @Example
    void otherMetricsAndBothDirections() {
        DiffQuestion question = by(FlowFields.SRCADDR, FlowFields.DSTADDR)
                .by(TopQuestion.Metric.PACKETS)
                .foldingDirections();
        assertThat(LogText.rows(LogText.asked(LINES).diff(question)))
                .containsExactly("10.0.0.1 10.0.0.3 0 9 9 -", "- 10.0.0.1 0 1 1 -", "10.0.0.1 10.0.0.2 2 1 -1 0.5");
    }

    @Example
    void wordsNobodyKnowsAreGroupsOfTheirOwn() {
        assertThat(LogText.asked(LINES).diff(by(FlowFields.FLOW_DIRECTION)).rows())
                .hasSize(3);
    }

    @Property(tries = 200)
    void groupsOfEitherWindowAreAllThere(@ForAll long seed) {
        LogDice dice = new LogDice(seed);
        List<String> lines = new ArrayList<>(List.of("srcaddr interface-id protocol bytes start"));
        Map<String, long[]> expected = new HashMap<>();
        for (int i = 0; i < 40; i++) {
            String id = dice.oneOf(List.of("eni-1", "\u00fc", "\ud83e\udd86", "\uffee", "a", "-"));
            int protocol = dice.upTo(30);
            int bytes = dice.upTo(50);
            int start = 100 + dice.upTo(200);
            lines.add("10.0.0." + dice.upTo(3) + " " + id + " " + protocol + " " + bytes + " " + start);
            long[] sums = expected.computeIfAbsent(id + " " + protocol, unused -> new long[2]);
            sums[start < 200 ? 0 : 1] += bytes;
        }
        Map<String, List<Long>> found = new HashMap<>();
        Report<DiffRow> report = FlowReports.of(dice.way().over(dice.text(lines)))
                .diff(by(FlowFields.INTERFACE_ID, FlowFields.PROTOCOL));
        report.rows().forEach(row -> found.put(key(row), List.of(row.before(), row.after())));
        assertThat(report.rows()).hasSize(expected.size());
        expected.forEach((key, sums) -> assertThat(found).containsEntry(key, List.of(sums[0], sums[1])));
        assertThat(report.rows().stream().map(row -> -Math.abs(row.change())).toList())
                .isSorted();
    }

    private static String key(DiffRow row) {
        Object id = row.key().get(0);
        return (id == null ? "-" : id) + " " + ((IpProtocol) row.key().get(1)).number();
    }
}
