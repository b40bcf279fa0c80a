package io.flowlogs.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/** Calls of the command line within this process, at noon of 2 June 2024. */
final class InProcess {
    private static final Clock NOON = Clock.fixed(Instant.parse("2024-06-02T12:00:00Z"), ZoneOffset.UTC);

    private InProcess() {}

    static Call call(String... words) {
        return call("flowlogs", false, words);
    }

    static Call callAs(String program, String... words) {
        return call(program, false, words);
    }

    static Call callOnTerminal(String... words) {
        return call("flowlogs", true, words);
    }

    static Call callWith(Map<String, String> environment, String... words) {
        return call("flowlogs", false, environment, words);
    }

    private static Call call(String program, boolean terminal, String... words) {
        return call(program, terminal, Map.of("NO_COLOR", "1"), words);
    }

    static Call call(String program, boolean terminal, Map<String, String> environment, String... words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        PrintStream errors = new PrintStream(err, true, StandardCharsets.UTF_8);
        Diagnostics messages = new Diagnostics(errors, program, false, false);
        Surroundings surroundings =
                new Surroundings(program, out, messages, terminal, environment, NOON, ZoneId.of("Europe/Zurich"));
        int code = new Dispatcher(surroundings).run(List.of(words));
        return new Call(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
