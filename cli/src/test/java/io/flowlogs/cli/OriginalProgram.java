package io.flowlogs.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * The original, <code>flowlogs_reader</code> in Python: <code>FLOWLOGS_PYTHON</code> names the directory that holds the package. Python has
 * to know boto3; a package for Parquet it may do without.
 */
final class OriginalProgram {
    private static final String RUN = """
            import importlib.util, runpy, sys, types
            if importlib.util.find_spec('parquet') is None:
                sys.modules['parquet'] = types.SimpleNamespace(DictReader=None)
            runpy.run_module('flowlogs_reader', run_name='__main__', alter_sys=True)
            """;

    private OriginalProgram() {}

    /** Skips the test that calls this where the original is not there. */
    static void require() {
        assumeThat(System.getenv("FLOWLOGS_PYTHON"))
                .as("FLOWLOGS_PYTHON names the directory that holds the original's package")
                .isNotNull();
    }

    static Call call(Map<String, String> environment, List<String> words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("python3", "-W", "ignore", "-c", RUN));
        command.addAll(words);
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        builder.environment().put("PYTHONPATH", directory().toString());
        builder.environment().put("PYTHONDONTWRITEBYTECODE", "1");
        Process process = builder.start();
        process.getOutputStream().close();
        CompletableFuture<String> out = Call.text(process.getInputStream());
        CompletableFuture<String> err = Call.text(process.getErrorStream());
        return new Call(Call.end(process), out.join(), err.join());
    }

    private static Path directory() {
        Path directory = Path.of(System.getenv("FLOWLOGS_PYTHON"));
        assertThat(directory.resolve("flowlogs_reader"))
                .as("the original's package")
                .isDirectory();
        return directory.toAbsolutePath();
    }
}
