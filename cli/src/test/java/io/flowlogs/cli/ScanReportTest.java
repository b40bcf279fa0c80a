package io.flowlogs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowlogs.query.ScanStatistics;
import io.flowlogs.record.FlowParseException;
import io.flowlogs.record.RecordPosition;
import io.flowlogs.value.TimeRange;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ScanReportTest {
    private static final ScanStatistics STATISTICS = new ScanStatistics(
            3,
            3,
            0,
            1_234_567,
            9_876_543,
            1010,
            1000,
            24,
            12,
            7,
            2,
            List.of(),
            List.of(
                    new TimeRange(Instant.parse("2024-06-01T00:10:00Z"), Instant.parse("2024-06-01T00:11:00Z")),
                    new TimeRange(Instant.parse("2024-06-01T00:20:00Z"), Instant.parse("2024-06-01T00:21:00Z"))),
            1,
            Instant.parse("2024-06-01T00:00:00Z"),
            Instant.parse("2024-06-01T01:00:00Z"),
            Map.of("hidden files", 2L),
            Map.of());

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void theFooterSaysWhatWasReadAndWhatBecameOfIt() {
        assertThat(ScanReport.footer(STATISTICS, "files", 1_230_000_000L))
                .containsExactly(
                        "24 of 1,000 records matched, 7 NODATA, 2 SKIPDATA, 12 malformed lines, 1 without a time;"
                                + " 2024-06-01T00:00:00Z to 2024-06-01T01:00:00Z",
                        "SKIPDATA: 2024-06-01T00:10:00Z to 2024-06-01T00:11:00Z, 2024-06-01T00:20:00Z to"
                                + " 2024-06-01T00:21:00Z",
                        "3 of 3 files read, 1.2 MB (9.8 MB decoded), 1.23 s; skipped: 2 hidden files");
    }

    @Test
    void progressSaysHowFarAndHowLong() {
        assertThat(ScanReport.progressLine(STATISTICS, 2_469_134, 2_000_000_000L))
                .isEqualTo("50% of 2.4 MB, 1,000 records, 500/s, 2 s left");
        assertThat(ScanReport.progressLine(STATISTICS, -1, 1_000_000_000L)).isEqualTo("1.2 MB, 1,000 records, 1,000/s");
    }

    @Test
    void aTotalThatGrowsIsNoTotalYet() {
        ScanReport report = new ScanReport(messages(), "files");
        assertThat(report.settled(100, 0)).isEqualTo(-1);
        assertThat(report.settled(100, 599_999_999)).isEqualTo(-1);
        assertThat(report.settled(100, 600_000_000)).isEqualTo(100);
        assertThat(report.settled(200, 700_000_000)).isEqualTo(-1);
        assertThat(report.settled(200, 1_300_000_000)).isEqualTo(200);
    }

    @Test
    void theFirstMalformedLinesAreShownAndTheRestCounted() {
        ScanReport report = new ScanReport(messages(), "files");
        for (int line = 1; line <= 12; line++) {
            report.malformed(new FlowParseException(
                    RecordPosition.of("a.log", line, 0), null, null, "expected 14 fields, found 3 in '\u001b'."));
        }
        report.finish(STATISTICS);
        assertThat(text().lines().filter(line -> line.contains("malformed: a.log:")))
                .hasSize(10);
        assertThat(text())
                .contains("flowlogs: malformed: a.log:1: expected 14 fields, found 3 in '\\x1b'.")
                .contains("and 2 more malformed lines")
                .doesNotContain("\u001b");
    }

    @Test
    void noticesComeAtTheEndByFileAndTheRestIsCounted() {
        ScanReport report = new ScanReport(messages(), "files");
        for (int file = 12; file >= 1; file--) {
            report.notice(file + ".log: no header; read as AWS's default format.");
        }
        report.notice("another");
        assertThat(text()).isEmpty();
        report.finish(STATISTICS);
        assertThat(text().lines().limit(5))
                .containsExactly(
                        "flowlogs: another",
                        "flowlogs: 1.log: no header; read as AWS's default format.",
                        "flowlogs: 10.log: no header; read as AWS's default format.",
                        "flowlogs: and 10 more files without a header, read as AWS's default formats",
                        "flowlogs: 24 of 1,000 records matched, 7 NODATA, 2 SKIPDATA, 12 malformed lines, 1 without a"
                                + " time; 2024-06-01T00:00:00Z to 2024-06-01T01:00:00Z");
    }

    @Test
    void oneOfAThingIsNotSeveral() {
        assertThat(Amounts.counted(1, "malformed lines")).isEqualTo("1 malformed line");
        assertThat(Amounts.counted(2, "control message")).isEqualTo("2 control messages");
        assertThat(Amounts.counted(1, "marker files")).isEqualTo("1 marker file");
        assertThat(Amounts.counted(2, "marker of an export task")).isEqualTo("2 markers of an export task");
        assertThat(Amounts.counted(1000, "JSON object without flow log lines"))
                .isEqualTo("1,000 JSON objects without flow log lines");
        assertThat(Amounts.counted(2, "hidden")).isEqualTo("2 hidden");
    }

    @Test
    void quietLeavesErrorsOnly() {
        Diagnostics messages = messages();
        messages.beQuiet();
        new ScanReport(messages, "files").finish(STATISTICS);
        messages.error("bad");
        assertThat(text()).isEqualTo("flowlogs: bad\n");
    }

    @Test
    void aMessagePushesTheProgressAside() {
        Diagnostics messages = messages();
        messages.progress("50%");
        messages.note("done");
        assertThat(text()).isEqualTo("\r\u001b[K50%\r\u001b[Kflowlogs: done\n");
    }

    @Test
    void amountsAreReadable() {
        assertThat(Amounts.grouped(1_234_567)).isEqualTo("1,234,567");
        assertThat(Amounts.grouped(-123)).isEqualTo("-123");
        assertThat(Amounts.bytes(999)).isEqualTo("999 B");
        assertThat(Amounts.bytes(1_135_462_603)).isEqualTo("1.1 GB");
        assertThat(Amounts.seconds(250_000_000_000L)).isEqualTo("4 min 10 s");
    }

    private Diagnostics messages() {
        return new Diagnostics(new PrintStream(err, true, StandardCharsets.UTF_8), "flowlogs", true, false);
    }

    private String text() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
