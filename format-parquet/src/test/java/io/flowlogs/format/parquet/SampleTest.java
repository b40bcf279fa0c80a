package io.flowlogs.format.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowlogs.FlowLogs;
import io.flowlogs.record.FlowLogFormat;
import io.flowlogs.record.FlowRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The bundled sample has the records of the text beside it. With <code>-Dflowlogs.update=true</code> it is written anew. */
class SampleTest {
    private static final Path SAMPLES = Path.of(System.getProperty("basedir", "."), "..", "samples");
    private static final Path TEXT = SAMPLES.resolve("vpc-default-v2.log");
    private static final Path PARQUET = SAMPLES.resolve("vpc-default-v2.parquet");
    private static final int GROUP_ROWS = 100;

    @Test
    void theSampleHasTheRecordsOfTheText() throws IOException {
        List<FlowRecord> records = records(TEXT);
        if (Boolean.getBoolean("flowlogs.update")) {
            Files.write(PARQUET, ParquetJava.aws(FlowLogFormat.DEFAULT, cells(records), GROUP_ROWS));
        }
        assertThat(records(PARQUET)).isEqualTo(records);
    }

    private static List<FlowRecord> records(Path file) {
        try (FlowLogs logs = FlowLogs.open(file.toString())) {
            return logs.query().stream().toList();
        }
    }

    private static List<Map<String, String>> cells(List<FlowRecord> records) {
        List<Map<String, String>> cells = new ArrayList<>();
        for (FlowRecord flow : records) {
            Map<String, String> one = new LinkedHashMap<>();
            flow.format().fields().forEach(field -> one.put(field.name(), flow.getRaw(field)));
            cells.add(one);
        }
        return cells;
    }
}
