package io.flowlogs.source.s3;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.flowlogs.FlowLogs;
import io.flowlogs.gen.Carrier;
import io.flowlogs.gen.GenerationOptions;
import io.flowlogs.gen.Ledger;
import io.flowlogs.gen.SyntheticFlowLogs;
import io.flowlogs.query.FlowPredicate;
import io.flowlogs.query.FlowRecords;
import io.flowlogs.record.FlowFields;
import io.flowlogs.record.FlowRecord;
import io.flowlogs.value.FlowAction;
import io.flowlogs.value.TimeRange;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.Iterator;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Gigabytes of objects are read in 256 MiB: most are compressed, some plain and read in ranges. How many gigabytes of text there are says the system
 * property <code>flowlogs.memory.gigabytes</code>, one unless given.
 */
class MemoryTest {
    private static final long GIGABYTE = 1_000_000_000;
    private static final int PLAIN_EVERY = 4;

    @Test
    @Timeout(300)
    void gigabytesAreReadInBoundedMemory() throws Exception {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        ByteArrayOutputStream plain = new ByteArrayOutputStream();
        Ledger ledger = made().writeTo(packed, Carrier.GZIP);
        made().writeTo(plain, Carrier.PLAIN);
        long objects =
                Math.max(PLAIN_EVERY, Long.getLong("flowlogs.memory.gigabytes", 1) * GIGABYTE / ledger.textBytes());
        try (StandInBucket bucket = new StandInBucket()) {
            for (int i = 0; i < objects; i++) {
                boolean isPlain = i % PLAIN_EVERY == 0;
                bucket.put(
                        "logs/" + i + (isPlain ? ".log" : ".log.gz"),
                        isPlain ? plain.toByteArray() : packed.toByteArray(),
                        Instant.now());
            }
            assertThat(readByAnother(bucket.endpoint()))
                    .isEqualTo(objects * ledger.records() + " " + objects * ledger.rejectedRecords());
        }
    }

    private static SyntheticFlowLogs made() {
        return SyntheticFlowLogs.of(GenerationOptions.builder().lines(300_000).build());
    }

    private static String readByAnother(URI endpoint) throws IOException, InterruptedException {
        Process reader = new ProcessBuilder(
                        System.getProperty("java.home") + File.separator + "bin" + File.separator + "java",
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Reader.class.getName(),
                        endpoint.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(reader.getInputStream().readAllBytes(), UTF_8).strip();
        assertThat(reader.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(reader.exitValue()).as(said).isZero();
        return said;
    }

    /** Counts all records, which need not be in order, and goes through some of them, which come in order. */
    static final class Reader {
        private Reader() {}

        public static void main(String[] arguments) throws IOException {
            try (S3Client client = TestClients.of(URI.create(arguments[0]));
                    S3Source source = S3Source.builder("s3://flow-logs/logs/")
                            .client(client)
                            .build();
                    FlowLogs logs = FlowLogs.of(source)) {
                long all = logs.query().between(TimeRange.ALL).count().records();
                System.out.println(all + " " + rejected(logs));
            }
        }

        private static long rejected(FlowLogs logs) {
            try (FlowRecords records = logs.query()
                    .between(TimeRange.ALL)
                    .where(FlowPredicate.eq(FlowFields.ACTION, FlowAction.REJECT))
                    .records()) {
                Iterator<FlowRecord> rest = records.iterator();
                long count = 0;
                while (rest.hasNext()) {
                    rest.next();
                    count++;
                }
                return count;
            }
        }
    }
}
