package io.flowlogs.format.csv;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.flowlogs.FlowLogs;
import io.flowlogs.parse.MalformedRecordPolicy;
import io.flowlogs.record.FlowFields;
import io.flowlogs.record.FlowRecord;
import io.flowlogs.source.FlowRecordSource;
import io.flowlogs.source.ScanPlan;
import io.flowlogs.source.ScanRequest;
import io.flowlogs.source.Split;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** From a content, through the installed decoder and the engine, to records. */
class CsvRecordsTest {
    private static final String LINE = "2 123456789010 eni-1235b8ca 172.31.16.139 172.31.16.21 20641 22 6 20 4249"
            + " 1418530010 1418530070 ACCEPT OK";

    private record Memory(String name, String content) implements FlowRecordSource, Split.OfBytes {
        @Override
        public ScanPlan plan(ScanRequest request) {
            return ScanPlan.of(List.of(this), request.filter());
        }

        @Override
        public OptionalLong size() {
            return OptionalLong.empty();
        }

        @Override
        public InputStream open() {
            return new ByteArrayInputStream(content.getBytes(UTF_8));
        }

        @Override
        public void close() {}
    }

    private static List<FlowRecord> read(String content) {
        try (FlowLogs logs = FlowLogs.of(new Memory("memory", content))) {
            return logs.query().onMalformed(MalformedRecordPolicy.REPORT).stream()
                    .toList();
        }
    }

    @Test
    void messagesAndColumnsAreRecords() {
        List<FlowRecord> messages = read("timestamp,message\n1418530010000," + LINE + "\nbad\n");
        List<FlowRecord> columns = read("""
                "end","srcaddr","start","bytes"
                "1418530070","172.31.16.139","2014-12-14 04:06:50.000","4249"
                "1418530070",,"1418530010",
                """);

        assertThat(messages).singleElement().satisfies(record -> {
            assertThat(record.toMessage()).isEqualTo(LINE);
            assertThat(record.event()).isNotNull();
            assertThat(record.event().timestamp()).isEqualTo(Instant.ofEpochSecond(1418530010));
        });
        assertThat(columns)
                .hasSize(2)
                .allSatisfy(record ->
                        assertThat(record.get(FlowFields.START)).isEqualTo(Instant.ofEpochSecond(1418530010)));
        assertThat(columns.get(0).get(FlowFields.BYTES)).isEqualTo(4249L);
        assertThat(columns.get(1).get(FlowFields.SRCADDR)).isNull();
    }
}
