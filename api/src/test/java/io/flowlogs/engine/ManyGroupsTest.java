package io.flowlogs.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowlogs.FlowLogs;
import io.flowlogs.query.Aggregation;
import io.flowlogs.query.FlowSummary;
import io.flowlogs.query.Measure;
import io.flowlogs.query.SummaryRow;
import io.flowlogs.record.FlowFields;
import io.flowlogs.value.IpAddress;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** So many groups that they are sorted in parts. */
class ManyGroupsTest {
    private static final int GROUPS = 120_000;

    private static String line(int i) {
        String address = i % 5 == 0
                ? "2001:db8::" + Integer.toHexString(i >>> 8) + ":" + Integer.toHexString(i & 0xff)
                : IpAddress.ofIpv4(i * 7919).toString();
        return "2 123456789012 eni-1 " + address + " 10.0.0.1 1 2 6 1 " + (40 + i % 13) + " 1700000000 1700000060"
                + " ACCEPT OK";
    }

    private static FlowSummary summary() {
        String text = IntStream.range(0, GROUPS).mapToObj(ManyGroupsTest::line).collect(Collectors.joining("\n"));
        MemorySource source = MemorySource.of(MemoryBytes.file("many.log", text));
        try (FlowLogs logs = FlowLogs.of(source)) {
            return logs.query().aggregate(Aggregation.by(FlowFields.SRCADDR).measuring(Measure.sum(FlowFields.BYTES)));
        }
    }

    @Test
    void groupsSortedInPartsAreInOneOrder() {
        List<SummaryRow> rows = summary().rows();
        Comparator<SummaryRow> byBytes = Comparator.comparingLong(row -> -row.getLong(Measure.sum(FlowFields.BYTES)));
        Comparator<SummaryRow> byKey = Comparator.comparing(row -> row.get(FlowFields.SRCADDR));

        assertThat(rows).hasSize(GROUPS);
        assertThat(rows).isSortedAccordingTo(byBytes.thenComparing(byKey));
    }

    @Test
    void rowsAndCellsAreWrittenAlike() {
        FlowSummary summary = summary();
        byte[] row = new byte[1000];
        byte[] cells = new byte[1000];
        for (int i = 0; i < summary.size(); i += 997) {
            int end = summary.writeRow(i, (byte) ',', new byte[] {'-'}, row, 0);
            int comma = summary.writeCell(i, 0, cells, 0);
            cells[comma] = ',';
            int cellsEnd = summary.writeCell(i, 1, cells, comma + 1);
            assertThat(new String(row, 0, end, StandardCharsets.US_ASCII))
                    .isEqualTo(new String(cells, 0, cellsEnd, StandardCharsets.US_ASCII));
        }
    }
}
