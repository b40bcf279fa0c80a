package io.flowlogs.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowlogs.FlowLogs;
import io.flowlogs.engine.MemoryBytes;
import io.flowlogs.engine.MemorySource;
import io.flowlogs.source.Split;
import java.io.InputStream;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** What an observer is told while a scan runs. */
class ScanObserverTest {
    private static final long LONG_ENOUGH = 300_000_000;

    @Test
    void aScanThatTakesLongTellsHowFarItIs() {
        List<Long> planned = new CopyOnWriteArrayList<>();
        ScanObserver observer = new ScanObserver() {
            @Override
            public void progress(ScanStatistics soFar, long bytesPlanned) {
                planned.add(bytesPlanned);
            }
        };
        Slow slow = new Slow(MemoryBytes.file("a.log", "srcaddr bytes\n10.0.0.1 5\n"));
        ScanStatistics end = query(slow).observedBy(observer).forEach(flow -> {});
        assertThat(end.records()).isEqualTo(2);
        assertThat(planned).isNotEmpty().allMatch(bytes -> bytes >= slow.size().orElseThrow());
    }

    @Test
    void anObserverThatDoesNotCareNeedNotSaySo() {
        Slow slow = new Slow(MemoryBytes.file("a.log", "srcaddr bytes\n10.0.0.1 5\n"));
        ScanStatistics end = query(slow).observedBy(new ScanObserver() {}).forEach(flow -> {});
        assertThat(end.records()).isEqualTo(2);
    }

    private static FlowQuery query(Split slow) {
        return FlowLogs.of(MemorySource.of(slow, slow)).query().parallelism(1);
    }

    /** A file on a disk that has to spin up. */
    private record Slow(MemoryBytes file) implements Split.OfBytes {
        @Override
        public String name() {
            return file.name();
        }

        @Override
        public OptionalLong size() {
            return file.size();
        }

        @Override
        public InputStream open() {
            long begin = System.nanoTime();
            while (System.nanoTime() - begin < LONG_ENOUGH) {
                Thread.onSpinWait();
            }
            return file.open();
        }
    }
}
