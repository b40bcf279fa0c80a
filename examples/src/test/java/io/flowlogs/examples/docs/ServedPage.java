package io.flowlogs.examples.docs;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;

/** A page whose commands talk to a server that stands in for AWS. */
final class ServedPage {
    private ServedPage() {}

    /** Runs all commands of a page in a directory of their own, and checks what they print. */
    static void check(String page, Path directory, URI server, String region) throws IOException, InterruptedException {
        Map<String, String> account = Map.of(
                "AWS_ENDPOINT_URL",
                server.toString(),
                "AWS_REGION",
                region,
                "AWS_ACCESS_KEY_ID",
                "test",
                "AWS_SECRET_ACCESS_KEY",
                "test");
        Document document = Project.documents().stream()
                .filter(one -> one.name().equals(page))
                .findFirst()
                .orElseThrow();
        new Console(directory, account).runAll(document);
    }
}
