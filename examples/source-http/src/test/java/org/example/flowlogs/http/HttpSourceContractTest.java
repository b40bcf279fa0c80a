package org.example.flowlogs.http;

import io.flowlogs.source.FlowRecordSourceProvider;
import io.flowlogs.testkit.FlowRecordSourceContract;
import io.flowlogs.testkit.LogFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** A folder of a web server, some of its files compressed, some in a folder below. */
class HttpSourceContractTest extends FlowRecordSourceContract {
    @TempDir
    Path root;

    private FolderServer server;

    @AfterEach
    void stop() {
        if (server != null) {
            server.close();
        }
    }

    @Override
    protected FlowRecordSourceProvider provider() {
        return new HttpSourceProvider();
    }

    private FolderServer started() throws IOException {
        if (server == null) {
            server = new FolderServer(root);
        }
        return server;
    }

    @Override
    protected String publish(List<LogFile> published) throws IOException {
        String address = started().address();
        Path folder = Files.createTempDirectory(root, "logs");
        for (int at = 0; at < published.size(); at++) {
            LogFile file = published.get(at);
            boolean packed = at % 2 == 1;
            Path place = packed ? Files.createDirectory(folder.resolve(file.name())) : folder;
            Files.write(place.resolve(file.name() + (packed ? ".gz" : "")), packed ? file.gzip() : file.bytes());
        }
        return address + folder.getFileName();
    }

    /** For the testkits that ask for it. */
    @Override
    protected String silent(Runnable waiting) throws IOException {
        return started().silent(waiting);
    }

    /** Each takes a reading by many requests. */
    @Override
    protected int conditions() {
        return 40;
    }

    @Override
    protected boolean withdraw(String published) throws IOException {
        Path folder = root.resolve(published.substring(server.address().length()));
        Files.move(folder, root.resolve(folder.getFileName() + "-withdrawn"));
        return true;
    }
}
