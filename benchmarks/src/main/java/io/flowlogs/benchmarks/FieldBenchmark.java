package io.flowlogs.benchmarks;

import io.flowlogs.internal.text.AddressText;
import io.flowlogs.internal.text.DecimalText;
import java.nio.charset.StandardCharsets;
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

/** Decodes single fields from bytes, many different ones, so that branches are as hard to foresee as in real logs. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@OperationsPerInvocation(FieldBenchmark.VALUES)
public class FieldBenchmark {
    static final int VALUES = 8192;
    private static final int SOURCE_ADDRESS = 3;
    private static final int BYTES = 9;

    private final byte[][] addresses = column(SOURCE_ADDRESS, ":");
    private final byte[][] numbers = column(BYTES, "-");

    /** Cuts one field out of made-up lines, leaving out values with an unwanted character. */
    private static byte[][] column(int field, String unwanted) {
        List<String> values = MadeUpLines.of(2, VALUES * 2).stream()
                .map(line -> line.split(" ", -1)[field])
                .filter(value -> !value.contains(unwanted) && !value.equals("-"))
                .limit(VALUES)
                .toList();
        return values.stream()
                .map(value -> (value + " ".repeat(Long.BYTES)).getBytes(StandardCharsets.ISO_8859_1))
                .toArray(byte[][]::new);
    }

    private static int length(byte[] value) {
        return value.length - Long.BYTES;
    }

    /** Decodes IPv4 addresses. */
    @Benchmark
    public long ipv4Address() {
        long sum = 0;
        for (byte[] value : addresses) {
            sum += AddressText.ipv4(value, 0, length(value));
        }
        return sum;
    }

    /** Decodes numbers of bytes. */
    @Benchmark
    public long decimal() {
        long sum = 0;
        for (byte[] value : numbers) {
            sum += DecimalText.parseUnsigned(value, 0, length(value));
        }
        return sum;
    }
}
