package io.flowlogs.source.file;

import io.flowlogs.source.FlowRecordSourceProvider;
import io.flowlogs.testkit.FlowRecordSourceContract;
import io.flowlogs.testkit.LogFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;

/** A directory, some of its files compressed. */
class FileSourceContractTest extends FlowRecordSourceContract {
    @TempDir
    Path root;

    @Override
    protected FlowRecordSourceProvider provider() {
        return new FileSourceProvider();
    }

    @Override
    protected String publish(List<LogFile> published) throws IOException {
        Path directory = Files.createTempDirectory(root, "logs");
        for (int at = 0; at < published.size(); at++) {
            LogFile file = published.get(at);
            boolean packed = at % 2 == 1;
            Files.write(directory.resolve(file.name() + (packed ? ".gz" : "")), packed ? file.gzip() : file.bytes());
        }
        return directory.toString();
    }

    @Override
    protected boolean withdraw(String published) throws IOException {
        try (Stream<Path> files = Files.list(Path.of(published))) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        return true;
    }
}
