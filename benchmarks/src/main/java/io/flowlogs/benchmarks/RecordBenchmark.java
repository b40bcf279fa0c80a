package io.flowlogs.benchmarks;

import io.flowlogs.record.FlowRecord;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** One record from one line of text, as a program does that gets its lines from elsewhere. An operation is a record. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@OperationsPerInvocation(RecordBenchmark.RECORDS)
public class RecordBenchmark {
    static final int RECORDS = 1024;

    private final List<String> lines = MadeUpLines.of(2, RECORDS);

    /** Makes the records only. */
    @Benchmark
    public void fromMessage(Blackhole blackhole) {
        for (String line : lines) {
            blackhole.consume(FlowRecord.fromMessage(line));
        }
    }

    /** Makes the records and asks for the fields that most programs want. */
    @Benchmark
    public void fromMessageAndGetters(Blackhole blackhole) {
        for (String line : lines) {
            FlowRecord record = FlowRecord.fromMessage(line);
            blackhole.consume(record.getSrcAddr());
            blackhole.consume(record.getDstAddr());
            blackhole.consume(record.getDstPort());
            blackhole.consume(record.getBytes());
            blackhole.consume(record.getStart());
            blackhole.consume(record.getAction());
        }
    }
}
