package io.flowlogs.source.cloudwatch;

import io.flowlogs.FlowLogs;
import io.flowlogs.record.FlowLogException;
import io.flowlogs.record.FlowRecord;
import io.flowlogs.source.SourceAccessException;
import io.flowlogs.value.TimeRange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Reads a location in a JVM of its own, since the environment is the same for all of a JVM. */
final class ForkedReader {
    private ForkedReader() {}

    /** Runs with this environment and no other. Returns the lines it prints: records, or a failure and what it is. */
    static List<String> run(Map<String, String> environment, String location, String... options)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ForkedReader.class.getName(),
                        location)
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.command().addAll(List.of(options));
        builder.environment().clear();
        builder.environment().putAll(environment);
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said.lines().toList();
    }

    /** The location, then options as name=value. */
    public static void main(String[] arguments) {
        Map<String, String> options = new TreeMap<>();
        Stream.of(arguments).skip(1).map(option -> option.split("=", 2)).forEach(part -> options.put(part[0], part[1]));
        try (FlowLogs flowLogs = FlowLogs.open(arguments[0], options);
                Stream<FlowRecord> records = flowLogs.query().between(TimeRange.ALL).parallelism(2).stream()) {
            records.map(FlowRecord::toMessage).forEach(System.out::println);
        } catch (FlowLogException e) {
            System.out.println(e.getCause() instanceof SourceAccessException refusal ? refusal.reason() : e.getCause());
            System.out.println(e.getMessage());
        }
    }
}
