package io.flowlogs.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowlogs.FlowLogs;
import io.flowlogs.query.FlowRecords;
import io.flowlogs.record.FlowLogFormat;
import io.flowlogs.source.Split;
import java.util.Iterator;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Records come in order, and yet no thread has to wait until an earlier file is consumed. */
class LookAheadTest {
    private static final String LOG = "10.0.0.1 1\n".repeat(5000);

    @Test
    void filesAreMadeReadyWhileAnEarlierOneIsConsumed() throws InterruptedException {
        CountDownLatch third = new CountDownLatch(1);
        Iterator<Split> splits = Stream.of("1.log", "2.log", "3.log")
                .<Split>map(name -> {
                    if (name.equals("3.log")) {
                        third.countDown();
                    }
                    return MemoryBytes.file(name, LOG);
                })
                .iterator();

        try (FlowRecords records = FlowLogs.of(MemorySource.listing(() -> splits))
                .query()
                .format(FlowLogFormat.parse("srcaddr bytes"))
                .parallelism(2)
                .records()) {
            assertThat(records.iterator().hasNext()).isTrue();
            assertThat(third.await(1, TimeUnit.MINUTES))
                    .as("a thread is done with its file")
                    .isTrue();
        }
    }
}
