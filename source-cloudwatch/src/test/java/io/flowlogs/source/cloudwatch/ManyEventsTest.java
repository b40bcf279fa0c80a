package io.flowlogs.source.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowlogs.FlowLogs;
import io.flowlogs.gen.GenerationOptions;
import io.flowlogs.gen.Ledger;
import io.flowlogs.gen.LedgerDetail;
import io.flowlogs.gen.Tuple;
import io.flowlogs.gen.TupleTotals;
import io.flowlogs.query.FlowQuery;
import io.flowlogs.query.FlowSummary;
import io.flowlogs.query.Measure;
import io.flowlogs.query.ScanStatistics;
import io.flowlogs.query.SummaryRow;
import io.flowlogs.record.FlowFields;
import io.flowlogs.testservers.MotoServer;
import io.flowlogs.testservers.MotoSuite;
import io.flowlogs.testservers.NeedsMoto;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A group as large as is good for a server in Python; filled once, on a server of its own. */
@NeedsMoto
class ManyEventsTest {
    private static final String GROUP = "/vpc/flow-logs";
    private static final Instant HOUR = MotoAccount.recent(ChronoUnit.HOURS, Duration.ofHours(3));
    private static final int STREAMS = 200;

    private static MotoServer server;
    private static MotoAccount account;
    private static Ledger ledger;

    @BeforeAll
    static void fill() {
        server = MotoServer.start(MotoSuite.STABLE);
        account = MotoAccount.at(server);
        account.makeGroup(GROUP);
        ledger = account.fill(
                GROUP,
                GenerationOptions.builder()
                        .lines(100_000)
                        .interfaces(STREAMS)
                        .windows(60)
                        .startEpochSecond(HOUR.getEpochSecond())
                        .ledgerDetail(LedgerDetail.FULL)
                        .build());
    }

    @AfterAll
    static void end() {
        account.close();
        server.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 16})
    void answersAreThoseOfTheLedger(int threads) {
        try (FlowLogs flowLogs = FlowLogs.open("cwl:" + GROUP, account.options())) {
            FlowQuery query = flowLogs.query()
                    .between(HOUR, HOUR.plus(Duration.ofHours(2)))
                    .parallelism(threads);
            FlowSummary summary = query.aggregate();
            assertThat(totals(summary)).isEqualTo(ledger.tuples());
            assertCounts(summary.statistics());
        }
    }

    private static void assertCounts(ScanStatistics read) {
        assertThat(read.records()).isEqualTo(ledger.records());
        assertThat(read.noData()).isEqualTo(ledger.noDataRecords());
        assertThat(read.skipData()).isEqualTo(ledger.skipDataRecords());
        assertThat(read.malformed()).isZero();
        assertThat(read.firstRecordTime())
                .isEqualTo(Instant.ofEpochSecond(ledger.firstStart().orElseThrow()));
        assertThat(read.lastRecordTime())
                .isEqualTo(Instant.ofEpochSecond(ledger.lastStart().orElseThrow()));
        assertThat(read.measures()).containsEntry("events", ledger.records()).containsEntry("duplicate-events", 0L);
        assertThat(read.measures().get("pages")).isLessThan(40);
    }

    private static Map<Tuple, TupleTotals> totals(FlowSummary summary) {
        return summary.rows().stream().collect(Collectors.toMap(ManyEventsTest::tuple, ManyEventsTest::totals));
    }

    private static Tuple tuple(SummaryRow row) {
        return new Tuple(
                String.valueOf(row.get(FlowFields.SRCADDR)),
                String.valueOf(row.get(FlowFields.DSTADDR)),
                Objects.requireNonNull(row.get(FlowFields.SRCPORT)),
                Objects.requireNonNull(row.get(FlowFields.DSTPORT)),
                Objects.requireNonNull(row.get(FlowFields.PROTOCOL)).number());
    }

    private static TupleTotals totals(SummaryRow row) {
        return new TupleTotals(
                row.getLong(Measure.count()),
                row.getLong(Measure.sum(FlowFields.PACKETS)),
                row.getLong(Measure.sum(FlowFields.BYTES)),
                row.getLong(Measure.firstStart()),
                row.getLong(Measure.lastEnd()));
    }
}
