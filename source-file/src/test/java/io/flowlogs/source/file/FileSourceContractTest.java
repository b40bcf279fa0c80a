package io.flowlogs.source.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowlogs.source.FlowRecordSourceProvider;
import io.flowlogs.testkit.FlowRecordSourceContract;
import io.flowlogs.testkit.LogFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** A directory, some of its files compressed. */
class FileSourceContractTest extends FlowRecordSourceContract {
    @TempDir
    Path root;

    private final CountDownLatch ended = new CountDownLatch(1);

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

    /** A pipe that somebody holds open and never writes to. */
    @Override
    protected String silent(Runnable waiting) throws IOException, InterruptedException {
        Path pipe = root.resolve("silent");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        Thread writer = new Thread(() -> hold(pipe, waiting));
        writer.setDaemon(true);
        writer.start();
        return pipe.toString();
    }

    /** Opening waits for a reader. */
    private void hold(Path pipe, Runnable waiting) {
        try (OutputStream held = Files.newOutputStream(pipe)) {
            held.flush();
            waiting.run();
            ended.await();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @AfterEach
    void letGo() {
        ended.countDown();
    }
}
