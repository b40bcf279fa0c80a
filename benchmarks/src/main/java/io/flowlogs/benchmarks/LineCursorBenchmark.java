package io.flowlogs.benchmarks;

import io.flowlogs.internal.scan.LineCursor;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The hot file: finds all fields of the lines of a chunk of about 1 MiB. An operation is a line. Lines that end in CRLF are not
 * plain, and take the way that looks at every byte.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@OperationsPerInvocation(LineCursorBenchmark.LINES)
public class LineCursorBenchmark {
    static final int LINES = 8192;

    private final LineCursor cursor = new LineCursor(64);

    /** The lines: 14 or 29 fields, plain or not. */
    @Param({"v2", "v5", "v2-crlf"})
    public String lines = "";

    private byte[] chunk = new byte[0];

    /** Makes the chunk. */
    @Setup
    public void makeChunk() {
        boolean crlf = lines.endsWith("-crlf");
        int version = lines.startsWith("v5") ? 5 : 2;
        chunk = MadeUpLines.joined(MadeUpLines.of(version, LINES), crlf ? "\r\n" : "\n", LineCursor.PADDING);
    }

    /** Finds fields, and uses one bound of each line so that the work is not dropped. */
    @Benchmark
    public int fields() {
        int sum = 0;
        int at = 0;
        for (int line = 0; line < LINES; line++) {
            sum += cursor.next(chunk, at) + cursor.end(7);
            at = cursor.nextLine();
        }
        return sum;
    }
}
