package io.flowlogs.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flowlogs.FlowLogs;
import io.flowlogs.query.ScanStatistics;
import io.flowlogs.record.FlowFields;
import io.flowlogs.record.FlowLogException;
import io.flowlogs.record.FlowParseException;
import io.flowlogs.record.FlowRecord;
import io.flowlogs.record.FlowSourceException;
import io.flowlogs.source.FlowRecordSource;
import io.flowlogs.value.LogStatus;
import io.flowlogs.value.TimeRange;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Fixtures, fakes, assertions. */
class StandInsTest {
    private static final LogFile FILE = FlowLogFixtures.defaultFormat(FlowLogFixtures.BEGIN);
    private static final List<LogFile> DAYS = FlowLogFixtures.days(FlowLogFixtures.BEGIN, 3);

    private static List<FlowRecord> read(FlowRecordSource source) {
        try (FlowLogs logs = FlowLogs.of(source);
                Stream<FlowRecord> records = logs.query().stream()) {
            return records.toList();
        }
    }

    @ParameterizedTest
    @MethodSource("io.flowlogs.testkit.FlowLogFixtures#versions")
    void everyFixtureFitsItsFormat(LogFile file) {
        List<FlowRecord> records = file.records();

        assertThat(records)
                .isNotEmpty()
                .allSatisfy(
                        flow -> assertThat(flow.toMap()).hasSize(file.format().size()));
        assertThat(file.format().fields()).allMatch(field -> FlowFields.find(field.name()) != null);
        assertThat(read(InMemoryFlowRecordSource.ofFiles(List.of(file)))).isEqualTo(records);
        assertThat(read(InMemoryFlowRecordSource.ofBytes(file.name(), file.gzip())))
                .isEqualTo(records);
    }

    @Test
    void fixturesHaveEveryVersionAndStatus() {
        List<FlowRecord> all = LogFile.records(FlowLogFixtures.versions());

        assertThat(all).extracting(FlowRecord::getVersion).contains(2, 3, 4, 5, 6, 7, 8, 9, 10, 11);
        assertThat(all)
                .extracting(FlowRecord::getLogStatus)
                .contains(LogStatus.OK, LogStatus.NODATA, LogStatus.SKIPDATA);
        assertThat(LogFile.records(DAYS)).doesNotHaveDuplicates();
    }

    @Test
    void everyMalformedLineIsMalformed() {
        LogFile malformed = FlowLogFixtures.malformed(FlowLogFixtures.BEGIN);
        for (String line : malformed.lines()) {
            LogFile one = new LogFile("one.log", malformed.format(), List.of(line));
            assertThatThrownBy(() -> read(InMemoryFlowRecordSource.ofFiles(List.of(one))))
                    .isInstanceOf(FlowParseException.class)
                    .hasMessageStartingWith("one.log:2");
        }
    }

    @Test
    void recordsInMemoryAreFoundAsTheyAre() {
        assertThat(read(InMemoryFlowRecordSource.of(FILE.records()))).isEqualTo(FILE.records());
    }

    @Test
    void everyFaultIsAFailure() {
        FlowRecordSource good = InMemoryFlowRecordSource.ofFiles(DAYS);
        for (FaultySource faulty : List.of(
                FaultySource.inPlanning(good),
                FaultySource.inListing(good, 0),
                FaultySource.inListing(good, 1),
                FaultySource.atOpen(good),
                FaultySource.afterBytes(good, 0),
                FaultySource.afterBytes(good, 300))) {
            assertThatThrownBy(() -> read(faulty))
                    .isInstanceOf(FlowSourceException.class)
                    .hasMessageContaining(FaultySource.PROBLEM);
        }
    }

    @Test
    void whatIsCutIsMissedInGzipAndNotInText() {
        FlowRecordSource packed = InMemoryFlowRecordSource.ofBytes("flows.gz", FILE.gzip());
        FlowRecordSource plain = InMemoryFlowRecordSource.ofFiles(List.of(FILE));
        long line = FILE.text().indexOf('\n', 300) + 1L;

        assertThatThrownBy(() -> read(FaultySource.cutAfterBytes(packed, FILE.gzip().length - 9)))
                .isInstanceOf(FlowSourceException.class);
        assertThat(read(FaultySource.cutAfterBytes(plain, line)))
                .isNotEmpty()
                .hasSizeLessThan(FILE.records().size());
    }

    @Test
    void theLawHoldsForWhatLeavesAllToTheEngineAndIsTheSameForASeed() {
        PushdownLaw law = PushdownLaw.of(LogFile.records(DAYS)).withSeed(7).withConditions(50);

        law.check(InMemoryFlowRecordSource.ofFiles(DAYS));
        assertThat(law.conditions()).hasSize(50).isEqualTo(law.conditions());
        assertThat(law.withSeed(8).conditions()).isNotEqualTo(law.conditions());
        assertThatThrownBy(() -> law.check(FaultySource.inPlanning(InMemoryFlowRecordSource.ofFiles(DAYS))))
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("R3: ")
                .hasMessageContaining(FaultySource.PROBLEM);
        PushdownLaw.of(List.of()).check(InMemoryFlowRecordSource.of(List.of()));
    }

    @Test
    void mostConditionsAreTrueOfSomeRecordsAndFalseOfOthers() {
        List<FlowRecord> records = LogFile.records(DAYS);
        Map<Boolean, Long> telling = PushdownLaw.of(records).conditions().stream()
                .map(condition -> records.stream().filter(condition::test).count())
                .collect(
                        Collectors.partitioningBy(count -> count > 0 && count < records.size(), Collectors.counting()));
        assertThat(telling.get(true)).isGreaterThan(telling.get(false));
    }

    @Test
    void locationsAreReadAsByAProgram() {
        String location = new SampleContract().publish(DAYS);
        SourceTestKit kit = SourceTestKit.at(location);
        TimeRange firstDay = new TimeRange(FlowLogFixtures.BEGIN, FlowLogFixtures.BEGIN.plusSeconds(3600));

        assertThat(kit.records()).isEqualTo(LogFile.records(DAYS));
        assertThat(kit.with("access-word", "x")
                        .where("dstport = 22")
                        .where("action = REJECT")
                        .records())
                .hasSize(3);
        assertThat(kit.between(firstDay).records()).isEqualTo(DAYS.get(0).records());
        ScanStatistics statistics = kit.statistics();
        assertThat(statistics.matched()).isEqualTo(24);
        assertThat(statistics.splitsRead()).isEqualTo(3);
    }

    @Test
    void whatCannotBeReadIsExpectedToFailAndNothingElse() {
        FlowLogException failure = SourceTestKit.at("sample:nowhere").failure();

        assertThat(failure).hasMessageContaining("found none named nowhere");
        SourceTestKit good = SourceTestKit.at(new SampleContract().publish(DAYS));
        assertThatThrownBy(good::failure)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("expected a failure, found 24 records");
    }

    @Test
    void assertionsTellThreeStatesApart() {
        FlowRecord flow = FILE.records().get(0);
        FlowRecord idle = FILE.records().get(5);

        FlowRecordAssert.assertThat(flow)
                .has(FlowFields.DSTPORT, 54811)
                .hasRaw(FlowFields.BYTES, "840")
                .lacks(FlowFields.VPC_ID);
        FlowRecordAssert.assertThat(idle).isDash(FlowFields.BYTES).has(FlowFields.LOG_STATUS, LogStatus.NODATA);
        FlowRecordAssert.assertThat(read(InMemoryFlowRecordSource.ofFiles(DAYS)).get(1))
                .isFrom(DAYS.get(0).name(), 3);
    }

    @Test
    void assertionsSayWhatWasFound() {
        FlowRecord flow = FILE.records().get(0);
        FlowRecordAssert of = FlowRecordAssert.assertThat(flow);

        assertThatThrownBy(() -> of.has(FlowFields.DSTPORT, 1)).hasMessageContaining("dstport to be 1, found 54811");
        assertThatThrownBy(() -> of.hasRaw(FlowFields.DSTPORT, "1")).hasMessageContaining("found '54811'");
        assertThatThrownBy(() -> of.isDash(FlowFields.DSTPORT)).hasMessageContaining("dstport to be -, found a value");
        assertThatThrownBy(() -> of.lacks(FlowFields.DSTPORT)).hasMessageContaining("no field of the format");
        assertThatThrownBy(() -> of.has(FlowFields.VPC_ID, "x")).hasMessageContaining("found no field of the format");
        assertThatThrownBy(() -> of.isFrom("x", 1)).hasMessageContaining("from x:1, found one from null");
        assertThatThrownBy(() -> FlowRecordAssert.assertThat(null).isDash(FlowFields.BYTES))
                .hasMessageContaining("not to be null");
    }
}
