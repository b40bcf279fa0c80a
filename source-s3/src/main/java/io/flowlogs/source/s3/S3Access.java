package io.flowlogs.source.s3;

import java.io.IOException;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * The client a source uses, the caller's or its own. Only its own is closed.
 *
 * @param s3 the client
 * @param owned closed with the source
 */
record S3Access(Supplier<S3Client> s3, AutoCloseable owned) {
    /** Makes a client by settings. */
    static S3Access by(AwsSettings settings) throws IOException {
        try {
            AwsClients clients = new AwsClients(settings);
            return new S3Access(clients::s3, clients);
        } catch (SdkException e) {
            throw AwsFailures.translated("connecting", e);
        }
    }

    /** Uses a client that is the caller's. */
    static S3Access of(S3Client client) {
        return new S3Access(() -> client, () -> {});
    }
}
