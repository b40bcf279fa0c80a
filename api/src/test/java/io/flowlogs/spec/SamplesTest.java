package io.flowlogs.spec;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowlogs.record.FlowFields;
import io.flowlogs.record.FlowLogFormat;
import io.flowlogs.record.FlowRecord;
import io.flowlogs.value.LogStatus;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** The bundled samples hold what docs/samples.md promises. */
class SamplesTest {
    private static final Path SAMPLES = Path.of(System.getProperty("basedir", "."), "..", "samples");

    @Test
    void theDefaultSampleTellsItsStory() throws IOException {
        List<FlowRecord> records = headed(Files.readString(SAMPLES.resolve("vpc-default-v2.log")));
        assertThat(records).hasSize(296);
        assertThat(records).allSatisfy(record -> assertThat(record.toMap()).hasSize(14));
        assertThat(records).extracting(FlowRecord::getLogStatus).contains(LogStatus.NODATA, LogStatus.SKIPDATA);
        assertThat(withSource(records, "203.0.113.77")).hasSize(1);
        assertThat(withSource(records, "192.0.2.66")).hasSize(52);
    }

    @Test
    void theCustomSampleHasTwentyNineFields() throws IOException {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(SAMPLES.resolve("vpc-custom-v5.log.gz")))) {
            List<FlowRecord> records = headed(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            assertThat(records).hasSize(268);
            assertThat(records).allSatisfy(record -> assertThat(record.toMap()).hasSize(29));
        }
    }

    @Test
    void theTransitGatewaySampleHasNoHeader() throws IOException {
        List<FlowRecord> records = Files.readAllLines(SAMPLES.resolve("tgw-default.log")).stream()
                .map(FlowRecord::fromMessage)
                .toList();
        assertThat(records).hasSize(80);
        assertThat(records).allSatisfy(record -> assertThat(record.toMap()).hasSize(36));
    }

    @Test
    void theMixedSampleAlternates() throws IOException {
        List<FlowRecord> records = Files.readAllLines(SAMPLES.resolve("tgw-and-vpc-mixed.log")).stream()
                .map(FlowRecord::fromMessage)
                .toList();
        assertThat(records).hasSize(24);
        assertThat(records)
                .filteredOn(record -> record.contains(FlowFields.TGW_ID))
                .hasSize(12);
    }

    private static List<FlowRecord> headed(String text) {
        List<String> lines = text.lines().toList();
        FlowLogFormat format =
                Objects.requireNonNull(FlowLogFormat.ofHeader(lines.get(0)), "the first line is a header");
        return lines.stream()
                .skip(1)
                .map(line -> FlowRecord.fromMessage(line, format))
                .toList();
    }

    private static List<FlowRecord> withSource(List<FlowRecord> records, String address) {
        return records.stream()
                .filter(record -> address.equals(record.getRaw(FlowFields.SRCADDR)))
                .toList();
    }
}
