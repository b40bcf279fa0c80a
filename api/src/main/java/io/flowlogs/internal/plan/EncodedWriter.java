package io.flowlogs.internal.plan;

import io.flowlogs.query.RecordEncoder;
import io.flowlogs.query.ScanStatistics;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/** Writes records that threads encoded, in order. */
final class EncodedWriter {
    private final OrderedRun<BatchSink.Encoded> run;
    private final OutputStream out;
    private long left;
    private int unwritten;

    EncodedWriter(QuerySpec spec, RecordEncoder encoder, OutputStream out) {
        this.run = new OrderedRun<>(spec, outlet -> new BatchSink.OfBytes(outlet, encoder));
        this.out = out;
        this.left = spec.limit().orElse(Long.MAX_VALUE);
    }

    ScanStatistics write() throws IOException {
        OrderedRun.@Nullable Batch<BatchSink.Encoded> last = null;
        try {
            OrderedRun.@Nullable Batch<BatchSink.Encoded> batch = next();
            while (batch != null) {
                last = batch;
                writeWanted(batch.content());
                batch = next();
            }
        } finally {
            run.close();
        }
        return left > 0 || last == null ? run.statistics() : run.statisticsUpTo(unfinished(last));
    }

    private OrderedRun.@Nullable Batch<BatchSink.Encoded> next() {
        return left == 0 ? null : run.next();
    }

    private void writeWanted(BatchSink.Encoded batch) throws IOException {
        int wanted = (int) Math.min(batch.records(), left);
        batch.writeTo(out, wanted);
        left -= wanted;
        unwritten = batch.records() - wanted;
    }

    /** A unit that was left in its middle counts as far as it was read when its last batch was cut. */
    private ScanCounters unfinished(OrderedRun.Batch<BatchSink.Encoded> last) {
        ScanCounters counters = last.counters().copy();
        counters.matched -= unwritten;
        return counters;
    }
}
