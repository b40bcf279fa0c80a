package io.flowlogs.examples;

// region zip contract
import io.flowlogs.examples.zip.ZipSourceProvider;
import io.flowlogs.source.FlowRecordSourceProvider;
import io.flowlogs.testkit.FlowRecordSourceContract;
import io.flowlogs.testkit.LogFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.io.TempDir;

class ZipSourceContractTest extends FlowRecordSourceContract {
    @TempDir
    Path directory;

    @Override
    protected FlowRecordSourceProvider provider() {
        return new ZipSourceProvider();
    }

    @Override
    protected String publish(List<LogFile> published) throws IOException {
        Path archive = Files.createTempFile(directory, "logs", ".zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive))) {
            for (LogFile file : published) {
                zip.putNextEntry(new ZipEntry(file.name()));
                zip.write(file.bytes());
            }
        }
        return "zip:" + archive;
    }
}
// endregion
