package io.flowlogs.examples;

import static io.flowlogs.record.FlowFields.BYTES;
import static io.flowlogs.record.FlowFields.DSTADDR;
import static io.flowlogs.record.FlowFields.LOG_STATUS;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flowlogs.FlowLogs;
import io.flowlogs.examples.zip.ZipSourceProvider;
import io.flowlogs.query.FlowPredicate;
import io.flowlogs.record.FlowRecord;
import io.flowlogs.record.FlowSourceException;
import io.flowlogs.source.FlowRecordSource;
import io.flowlogs.source.SourceOptions;
import io.flowlogs.testkit.FaultySource;
import io.flowlogs.testkit.FlowLogFixtures;
import io.flowlogs.testkit.FlowRecordAssert;
import io.flowlogs.testkit.InMemoryFlowRecordSource;
import io.flowlogs.testkit.LogFile;
import io.flowlogs.testkit.PushdownLaw;
import io.flowlogs.testkit.SourceTestKit;
import io.flowlogs.value.LogStatus;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What docs/extending says about the testkit. */
class TestKitSnippetsTest {
    private final List<LogFile> files = FlowLogFixtures.days(FlowLogFixtures.BEGIN, 3);

    @TempDir
    private Path directory;

    private String location;

    @BeforeEach
    void publish() throws IOException {
        ZipSourceContractTest archives = new ZipSourceContractTest();
        archives.directory = directory;
        location = archives.publish(files);
    }

    @Test
    void aLocationIsReadAsByAProgram() {
        // region kit
        List<FlowRecord> rejected = SourceTestKit.at(location)
                .with("suffix", ".log")
                .where("dstport = 22 and action = REJECT")
                .records();

        Assertions.assertThat(rejected).hasSize(3);
        FlowRecordAssert.assertThat(rejected.get(0))
                .has(BYTES, 44L)
                .isFrom(rejected.get(0).position().source(), 4);
        Assertions.assertThat(SourceTestKit.at("zip:nothing-here.zip").failure())
                .hasMessageContaining("nothing-here.zip");
        // endregion
    }

    @Test
    void theLawHolds() throws IOException {
        // region law
        try (FlowRecordSource source = new ZipSourceProvider().open(URI.create(location), SourceOptions.none())) {
            PushdownLaw.of(LogFile.records(files))
                    .withConditions(500)
                    .withSeed(1)
                    .check(source);
        }
        // endregion
    }

    @Test
    void aProgramIsTestedWithoutAnySource() {
        // region stand-ins
        FlowRecordSource records = InMemoryFlowRecordSource.ofFiles(files);
        try (FlowLogs logs = FlowLogs.of(records)) {
            long idle = logs.query()
                    .where(FlowPredicate.eq(LOG_STATUS, LogStatus.NODATA))
                    .count()
                    .matched();
            Assertions.assertThat(idle).isEqualTo(3);
        }
        try (FlowLogs logs = FlowLogs.of(FaultySource.afterBytes(records, 300))) {
            assertThatThrownBy(() -> logs.query().count()).isInstanceOf(FlowSourceException.class);
        }
        // endregion
    }

    @Test
    void aDashIsNoValue() {
        // region assertions
        FlowRecord idle = FlowLogFixtures.version5().records().get(1);
        FlowRecordAssert.assertThat(idle).has(LOG_STATUS, LogStatus.NODATA).isDash(DSTADDR);
        // endregion
    }
}
