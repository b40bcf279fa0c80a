package io.flowlogs.benchmarks;

import io.flowlogs.FlowLogs;
import io.flowlogs.query.Aggregation;
import io.flowlogs.query.FlowPredicate;
import io.flowlogs.query.FlowQuery;
import io.flowlogs.record.FlowFields;
import io.flowlogs.record.FlowLogFormat;
import io.flowlogs.record.FlowRecord;
import io.flowlogs.value.FlowAction;
import io.flowlogs.value.IpAddress;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** Whole questions by one thread over default lines in memory. An operation is a line. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@OperationsPerInvocation(QueryBenchmark.LINES)
public class QueryBenchmark {
    static final int LINES = 200_000;

    private final IpAddress rare = IpAddress.parse("203.0.113.77");
    private FlowQuery query = over(new byte[0]);

    private static FlowQuery over(byte[] log) {
        return FlowLogs.of(new MemorySource(log))
                .query()
                .format(FlowLogFormat.DEFAULT)
                .parallelism(1);
    }

    /** Makes the log. */
    @Setup(Level.Trial)
    public void makeLog() {
        query = over(MadeUpLines.joined(MadeUpLines.of(2, LINES), "\n", 0));
    }

    /** Counts all records. */
    @Benchmark
    public long count() {
        return query.count().matched();
    }

    /** Counts by a condition on text. */
    @Benchmark
    public long countRejected() {
        return query.where(FlowPredicate.eq(FlowFields.ACTION, FlowAction.REJECT))
                .count()
                .matched();
    }

    /** Counts by conditions on addresses. */
    @Benchmark
    public long findRareAddress() {
        return query.involving(rare).count().matched();
    }

    /** Collects the distinct addresses. */
    @Benchmark
    public int addresses() {
        return query.addresses().addresses().size();
    }

    /** Groups by 5-tuple. */
    @Benchmark
    public int aggregate() {
        return query.aggregate().size();
    }

    /** Groups by one field of few values. */
    @Benchmark
    public int aggregateByAction() {
        return query.aggregate(Aggregation.by(FlowFields.ACTION)).size();
    }

    /** Hands over every record, one of its fields decoded. */
    @Benchmark
    public void records(Blackhole blackhole) {
        query.forEach((FlowRecord record) -> blackhole.consume(record.getLong(FlowFields.BYTES, 0)));
    }
}
