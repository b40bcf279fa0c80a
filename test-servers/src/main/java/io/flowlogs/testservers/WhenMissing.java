package io.flowlogs.testservers;

import java.util.Map;
import java.util.Optional;

/** What becomes of a test whose server was not fetched. */
enum WhenMissing {
    SKIP,
    FAIL;

    /** Continuous integration must not pass because nothing ran. */
    static WhenMissing of(Optional<String> setting, Map<String, String> environment) {
        if (setting.isEmpty()) {
            return environment.getOrDefault("CI", "").isEmpty() ? SKIP : FAIL;
        }
        return switch (setting.get()) {
            case "required" -> FAIL;
            case "optional" -> SKIP;
            default ->
                throw new IllegalArgumentException(
                        "flowlogs.servers: expected required or optional, found " + setting.get());
        };
    }
}
