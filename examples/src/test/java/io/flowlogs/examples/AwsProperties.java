package io.flowlogs.examples;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Has the SDK find a server and credentials in the properties of the JVM, for the time of a test. */
public final class AwsProperties implements AfterEachCallback {
    private static final List<String> NAMES = List.of("aws.endpointUrl", "aws.accessKeyId", "aws.secretAccessKey");

    private final Map<String, @Nullable String> before = new HashMap<>();

    /** Points to a server. */
    public void pointTo(URI server) {
        NAMES.forEach(name -> before.put(name, System.getProperty(name)));
        System.setProperty("aws.endpointUrl", server.toString());
        System.setProperty("aws.accessKeyId", "test");
        System.setProperty("aws.secretAccessKey", "test");
    }

    @Override
    public void afterEach(ExtensionContext context) {
        before.forEach((name, value) -> {
            if (value == null) {
                System.clearProperty(name);
            } else {
                System.setProperty(name, value);
            }
        });
    }
}
