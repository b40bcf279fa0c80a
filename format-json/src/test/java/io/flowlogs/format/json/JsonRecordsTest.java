package io.flowlogs.format.json;

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
class JsonRecordsTest {
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
    void eventsOfAnEnvelopeAreRecordsThatKeepTheirEvent() {
        List<FlowRecord> records = read("{\"messageType\":\"DATA_MESSAGE\",\"logStream\":\"eni-1-all\",\"logEvents\":["
                + "{\"message\":3},{\"id\":\"31\",\"timestamp\":1418530010000,\"message\":\"" + LINE + "\"}]}");

        assertThat(records).singleElement().satisfies(record -> {
            assertThat(record.toMessage()).isEqualTo(LINE);
            assertThat(record.get(FlowFields.BYTES)).isEqualTo(4249L);
            assertThat(record.event()).isNotNull();
            assertThat(record.event().id()).isEqualTo("31");
            assertThat(record.event().timestamp()).isEqualTo(Instant.ofEpochSecond(1418530010));
            assertThat(record.event().logStream()).isEqualTo("eni-1-all");
        });
    }
}
