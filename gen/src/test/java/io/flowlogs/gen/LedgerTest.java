package io.flowlogs.gen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LedgerTest {
    private static final int LINES = 12_000;

    static Stream<List<String>> formats() {
        List<String> shuffled = new ArrayList<>(FieldLists.ALL);
        Collections.shuffle(shuffled, new Random(5));
        return Stream.of(
                FieldLists.DEFAULT,
                FieldLists.upToVersion(5),
                FieldLists.upToVersion(8),
                FieldLists.VPC,
                FieldLists.TRANSIT_GATEWAY,
                shuffled,
                List.of("dstaddr", "bytes"),
                List.of("protocol", "dstport", "srcport", "pkt-dstaddr", "dstaddr", "srcaddr", "action"),
                List.of("newest-field", "log-status", "start"));
    }

    private static GenerationOptions.Builder small(List<String> fields) {
        return GenerationOptions.builder()
                .lines(LINES)
                .seed(7)
                .fields(fields)
                .externalAddresses(500)
                .needle("203.0.113.77", 997)
                .decoy("203.0.113.7", 401)
                .ledgerDetail(LedgerDetail.FULL);
    }

    @ParameterizedTest
    @MethodSource("formats")
    void ledgerEqualsANaiveRecountOfTheText(List<String> fields) throws IOException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        Ledger ledger = SyntheticFlowLogs.of(small(fields).build()).writeTo(text);
        List<String> lines = text.toString(StandardCharsets.UTF_8).lines().toList();
        assertThat(lines.get(0)).isEqualTo(String.join(" ", fields));
        Recount recount = new Recount(fields, lines.subList(1, lines.size()));
        assertThat(ledger.textBytes()).isEqualTo(text.size()).isEqualTo(ledger.writtenBytes());
        assertEquals(ledger, recount);
    }

    static void assertEquals(Ledger ledger, Recount recount) {
        assertThat(ledger.records()).isEqualTo(recount.records().size());
        assertThat(ledger.noDataRecords()).isEqualTo(recount.having("log-status", "NODATA"));
        assertThat(ledger.skipDataRecords()).isEqualTo(recount.having("log-status", "SKIPDATA"));
        assertThat(ledger.rejectedRecords()).isEqualTo(recount.having("action", "REJECT"));
        assertThat(ledger.packets()).isEqualTo(recount.sum("packets"));
        assertThat(ledger.bytes()).isEqualTo(recount.sum("bytes"));
        assertThat(ledger.firstStart()).isEqualTo(recount.min("start"));
        assertThat(ledger.lastStart()).isEqualTo(recount.max("start"));
        assertThat(ledger.firstEnd()).isEqualTo(recount.min("end"));
        assertThat(ledger.lastEnd()).isEqualTo(recount.max("end"));
        assertThat(ledger.needleRecords())
                .isEqualTo(recount.mentioning(ledger.options().needle()));
        assertThat(ledger.addresses()).isEqualTo(recount.addresses());
        assertThat(ledger.distinctAddresses()).isEqualTo(recount.addresses().size());
        assertThat(ledger.tuples()).isEqualTo(recount.tuples());
        assertThat(ledger.distinctTuples().orElse(0)).isEqualTo(recount.tuples().size());
    }

    @Test
    void sharesAreThoseAskedFor() throws IOException {
        GenerationOptions options = GenerationOptions.builder().lines(200_000).build();
        Ledger ledger = SyntheticFlowLogs.of(options).writeTo(OutputStream.nullOutputStream());
        assertThat(ledger.rejectedRecords()).isBetween(9_500L, 10_500L);
        assertThat(ledger.noDataRecords()).isBetween(1_800L, 2_200L);
        assertThat(ledger.skipDataRecords()).isBetween(60L, 140L);
        assertThat(ledger.okRecords() + ledger.noDataRecords() + ledger.skipDataRecords())
                .isEqualTo(200_000);
    }

    @Test
    void needleComesExactlyAsOftenAsAskedFor() throws IOException {
        GenerationOptions options = GenerationOptions.builder()
                .lines(10_000)
                .needle("10.0.3.9", 100)
                .decoy("203.0.113.7", 0)
                .build();
        Ledger ledger = SyntheticFlowLogs.of(options).writeTo(OutputStream.nullOutputStream());
        assertThat(ledger.needleRecords()).isEqualTo(100);
    }

    @Test
    void tuplesAreOnlyCountedWhenAskedFor() throws IOException {
        GenerationOptions.Builder builder = GenerationOptions.builder().lines(1000);
        Ledger totals = SyntheticFlowLogs.of(builder.build()).writeTo(OutputStream.nullOutputStream());
        assertThat(totals.distinctTuples()).isEmpty();
        builder.ledgerDetail(LedgerDetail.TUPLE_COUNT);
        Ledger counted = SyntheticFlowLogs.of(builder.build()).writeTo(OutputStream.nullOutputStream());
        assertThat(counted.distinctTuples().orElse(0)).isBetween(500L, 1000L);
        assertThat(counted.tuples()).isEmpty();
    }

    @Test
    void noRecordsGiveALedgerWithoutTimes() throws IOException {
        GenerationOptions options = GenerationOptions.builder().lines(0).build();
        Ledger ledger = SyntheticFlowLogs.of(options).writeTo(OutputStream.nullOutputStream());
        assertThat(ledger.records()).isZero();
        assertThat(ledger.firstStart()).isEmpty();
        assertThat(ledger.lastEnd()).isEmpty();
    }

    @Test
    void jsonHoldsTheTotalsAndTheLists() throws IOException {
        GenerationOptions options = small(FieldLists.DEFAULT).lines(3).build();
        StringBuilder json = new StringBuilder();
        Ledger ledger = SyntheticFlowLogs.of(options).writeTo(OutputStream.nullOutputStream());
        ledger.toJson(json);
        assertThat(json)
                .startsWith("{\n  \"seed\": 7,\n  \"fields\": \"version account-id")
                .contains("\"records\": 3,", "\"bytes\": " + ledger.bytes() + ",", "\"addresses\": [", "\"tuples\": [")
                .endsWith("\n}\n");
        assertThat(ledger.toString()).contains("\"records\": 3,").doesNotContain("tuples\": [");
    }
}
