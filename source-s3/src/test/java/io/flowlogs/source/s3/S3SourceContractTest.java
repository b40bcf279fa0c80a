package io.flowlogs.source.s3;

import io.flowlogs.source.FlowRecordSourceProvider;
import io.flowlogs.testkit.FlowRecordSourceContract;
import io.flowlogs.testkit.LogFile;
import io.flowlogs.testservers.MotoServer;
import io.flowlogs.testservers.NeedsMoto;
import io.flowlogs.testservers.SilentServer;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Buckets that AWS delivers to, on moto. */
@NeedsMoto
class S3SourceContractTest extends FlowRecordSourceContract {
    private static final String ACCOUNT = "123456789012";
    private static final String REGION = "us-east-1";

    private final S3Client client;
    private URI endpoint;
    private int buckets;
    private @Nullable SilentServer silent;

    S3SourceContractTest(MotoServer moto) {
        endpoint = moto.endpoint();
        client = TestClients.of(endpoint);
    }

    @BeforeAll
    static void haveCredentials() {
        System.setProperty("aws.accessKeyId", "nobody");
        System.setProperty("aws.secretAccessKey", "nothing");
    }

    @AfterAll
    static void forgetCredentials() {
        System.clearProperty("aws.accessKeyId");
        System.clearProperty("aws.secretAccessKey");
    }

    @AfterEach
    void disconnect() throws IOException {
        client.close();
        if (silent != null) {
            silent.close();
        }
    }

    @Override
    protected FlowRecordSourceProvider provider() {
        return new S3SourceProvider();
    }

    @Override
    protected Map<String, String> options() {
        return Map.of("endpoint-url", endpoint.toString(), "region", REGION);
    }

    @Override
    protected String publish(List<LogFile> published) {
        String bucket = "flow-logs-" + ++buckets;
        client.createBucket(request -> request.bucket(bucket));
        long second = begin().getEpochSecond();
        for (LogFile file : published) {
            String key = Keys.plain(ACCOUNT, REGION) + Keys.days(second) + Keys.name(ACCOUNT, REGION, "fl-0a", second);
            client.putObject(object -> object.bucket(bucket).key(key), RequestBody.fromBytes(file.gzip()));
            second += 24 * 60 * 60;
        }
        return "s3://" + bucket + "/";
    }

    @Override
    protected boolean withdraw(String published) {
        String bucket = URI.create(published).getHost();
        for (S3Object object :
                client.listObjectsV2(request -> request.bucket(bucket)).contents()) {
            client.deleteObject(request -> request.bucket(bucket).key(object.key()));
        }
        return true;
    }

    /** From here on, this server is asked instead of the other one. */
    @Override
    protected String silent(Runnable waiting) throws IOException {
        silent = new SilentServer(waiting);
        endpoint = silent.endpoint();
        return "s3://flow-logs/";
    }
}
