package io.flowlogs.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowlogs.internal.plan.EngineQuery;
import io.flowlogs.parse.MalformedRecordPolicy;
import io.flowlogs.query.Aggregation;
import io.flowlogs.query.FlowPredicate;
import io.flowlogs.query.FlowQuery;
import io.flowlogs.query.ScanStatistics;
import io.flowlogs.record.FlowFields;
import io.flowlogs.record.FlowLogFormat;
import io.flowlogs.record.FlowRecord;
import io.flowlogs.record.FlowSourceException;
import io.flowlogs.source.FlowLogDecoder;
import io.flowlogs.source.Split;
import io.flowlogs.value.TimeRange;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** What lies in columns is the same as what lies in lines. */
class ColumnsTest {
    private static FlowQuery query(FlowLogDecoder decoder, int threads, Split split) {
        return ((EngineQuery) EngineQuery.over(List.of(MemorySource.of(split)), List.of(decoder))
                        .parallelism(threads)
                        .onMalformed(MalformedRecordPolicy.REPORT))
                .inRangesOf(1);
    }

    private static FlowQuery query(FlowLogDecoder decoder, int threads) {
        return query(decoder, threads, MemoryBytes.file("0.columns", MemoryColumns.CONTENT));
    }

    private static String[] cells(FlowRecord flow) {
        return Arrays.stream(new String(flow.toMessage().getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1)
                        .split("[ \t\u000b\f\r]+"))
                .map(cell -> cell.equals("-") ? null : cell)
                .toArray(String[]::new);
    }

    private static String spaced(FlowRecord flow) {
        return flow.toMessage().replaceAll("[ \t\u000b\f\r]+", " ");
    }

    @Property(tries = 400)
    void columnsAndLinesAgree(@ForAll long seed, @ForAll @IntRange(min = 1, max = 40) int lines) {
        LogDice dice = new LogDice(seed);
        FlowLogFormat format = dice.format();
        byte[] text = dice.text(dice.lines(format, lines));
        List<FlowRecord> flows = Reference.read(text, format).flows().stream()
                .filter(flow -> flow.format().equals(format))
                .toList();
        List<String[]> cells = flows.stream().map(ColumnsTest::cells).toList();
        MemoryColumns columns = new MemoryColumns(format, cells, 1 + dice.upTo(10), 1 + dice.upTo(6), seed);
        FlowPredicate predicate = new PredicateDice(dice, format).predicate();
        FlowQuery asked = query(columns, 1 + dice.upTo(3)).where(predicate);
        List<FlowRecord> matching = flows.stream().filter(predicate::test).toList();

        Lists.same(
                predicate.toString(),
                matching.stream().map(ColumnsTest::spaced).toList(),
                Seen.of(asked).messages());
        ScanStatistics counted = asked.count();
        assertThat(counted.matched()).as("%s", predicate).isEqualTo(matching.size());
        assertThat(counted.records()
                        + counted.skipped().values().stream().mapToLong(n -> n).sum())
                .isEqualTo(flows.size());
        FlowQuery plain = Way.SIMPLEST.over(lined(flows)).format(format).where(predicate);
        assertThat(asked.addresses().addresses()).isEqualTo(plain.addresses().addresses());
        Aggregation traffic = Aggregation.traffic(Aggregation.FIVE_TUPLE);
        assertThat(asked.aggregate(traffic).rows().toString())
                .isEqualTo(plain.aggregate(traffic).rows().toString());
    }

    private static byte[] lined(List<FlowRecord> flows) {
        StringBuilder text = new StringBuilder();
        flows.forEach(flow -> text.append(flow.toMessage()).append('\n'));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static final FlowLogFormat TIMED = FlowLogFormat.parse("start end bytes srcaddr log-status");

    private static MemoryColumns timed(int partRows, String... rows) {
        List<String[]> cells = new ArrayList<>();
        for (String row : rows) {
            cells.add(Arrays.stream(row.split(" "))
                    .map(cell -> cell.equals("-") ? null : cell)
                    .toArray(String[]::new));
        }
        return new MemoryColumns(TIMED, cells, partRows, 2, 5);
    }

    @Example
    void partsOutsideOfTheWindowAreNotRead() {
        MemoryColumns columns = timed(
                2,
                "100 110 1 10.0.0.1 OK",
                "110 120 2 10.0.0.1 OK",
                "200 210 3 10.0.0.1 OK",
                "- 220 4 10.0.0.1 OK",
                "300 310 5 10.0.0.1 NODATA",
                "310 320 6 10.0.0.1 SKIPDATA");
        for (int threads = 1; threads < 4; threads++) {
            FlowQuery query = query(columns, threads)
                    .between(new TimeRange(Instant.ofEpochSecond(205), Instant.ofEpochSecond(305)));
            Seen seen = Seen.of(query);
            assertThat(seen.messages()).containsExactly("- 220 4 10.0.0.1 OK", "300 310 5 10.0.0.1 NODATA");
            assertThat(seen.records)
                    .extracting(flow -> String.valueOf(flow.position()))
                    .containsExactly("0.columns:4", "0.columns:5");
            ScanStatistics statistics = seen.statistics();
            assertThat(statistics.noData()).isOne();
            assertThat(statistics.skipData()).isZero();
            assertThat(statistics.noDataWindows())
                    .containsExactly(new TimeRange(Instant.ofEpochSecond(300), Instant.ofEpochSecond(310)));
            assertThat(statistics.bytesRead()).isZero();
            assertThat(statistics.splitsRead()).isOne();
            assertThat(Seen.of(query.limit(1)).statistics().matched()).isOne();
        }
    }

    @Example
    void malformedCellsAreNamedAndHarmNoOtherRow() {
        MemoryColumns columns = timed(
                2, "100 110 1 10.0.0.1 OK", "110 120 -2 10.0.0.1 OK", "120 130 3 10.0.0.x OK", "130 140 4 10.0.0.1 OK");
        for (int threads = 1; threads < 3; threads++) {
            Seen seen = Seen.of(query(columns, threads));
            assertThat(seen.messages()).containsExactly("100 110 1 10.0.0.1 OK", "130 140 4 10.0.0.1 OK");
            assertThat(seen.statistics().malformed()).isEqualTo(2);
            assertThat(seen.malformed)
                    .extracting(Throwable::getMessage)
                    .satisfiesExactly(
                            bytes -> assertThat(bytes)
                                    .startsWith("0.columns:2, ")
                                    .contains("bytes", "'-2'"),
                            address -> assertThat(address)
                                    .startsWith("0.columns:3, ")
                                    .contains("srcaddr", "'10.0.0.x'"));
        }
    }

    @Example
    void aPartThatCannotBeReadEndsTheFileForAnyNumberOfThreads() {
        MemoryColumns columns = timed(
                2,
                "100 110 1 10.0.0.1 OK",
                "110 120 2 10.0.0.1 OK",
                "120 130 3 " + MemoryColumns.FAULT + " OK",
                "1 2 3 ::1 OK",
                "130 140 4 10.0.0.1 OK");
        for (int threads = 1; threads < 4; threads++) {
            Seen seen = Seen.of(query(columns, threads));
            assertThat(seen.records).hasSize(2);
            assertThat(seen.failed)
                    .extracting(Throwable::getMessage)
                    .containsExactly("0.columns: column srcaddr: the disk gave up.");
            assertThat(seen.statistics().splitsFailed()).isOne();
            ScanStatistics gathered = query(columns, threads).addresses().statistics();
            assertThat(gathered.records()).isEqualTo(2);
            assertThat(gathered.splitsFailed()).isOne();
        }
    }

    @Example
    void aNameIsAHintAndNoMore() {
        MemoryColumns columns = timed(2, "100 110 1 10.0.0.1 OK");
        MemoryBytes text = MemoryBytes.file("0.columns", "bytes srcaddr\n7 10.0.0.7\n");
        assertThat(Seen.of(query(columns, 2, text)).messages()).containsExactly("7 10.0.0.7");
        MemoryBytes other = MemoryBytes.file("0.log", MemoryColumns.CONTENT);
        assertThat(Seen.of(query(columns, 2, other)).records).hasSize(1);
    }

    @Example
    void columnsInAStreamAreRefusedWithAWayOut() {
        MemoryColumns columns = timed(2, "100 110 1 10.0.0.1 OK");
        byte[] content = MemoryColumns.CONTENT.getBytes(StandardCharsets.US_ASCII);
        for (Split split : List.of(
                MemoryBytes.file("pipe", content).piped(), MemoryBytes.file("0.columns.gz", Gzip.of(content)))) {
            Seen seen = Seen.of(query(columns, 1, split));
            assertThat(seen.failed)
                    .singleElement()
                    .isInstanceOf(FlowSourceException.class)
                    .satisfies(problem -> assertThat(problem).hasMessageContaining("Save it as it is to a file"));
        }
    }

    @Example
    void onlyTheFieldsAskedForAreRead() {
        MemoryColumns columns = timed(1, "100 110 1 " + MemoryColumns.FAULT + " OK", "110 120 2 ::1 OK");
        FlowQuery query = query(columns, 1).where(FlowPredicate.ge(FlowFields.BYTES, 1L));
        assertThat(query.count().matched()).isEqualTo(2);
        assertThat(query.aggregate(Aggregation.by(FlowFields.LOG_STATUS))
                        .statistics()
                        .skipped())
                .isEqualTo(Map.of());
    }
}
