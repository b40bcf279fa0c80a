package io.flowlogs.source.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.retries.AdaptiveRetryStrategy;
import software.amazon.awssdk.retries.api.RetryStrategy;

/** The clients that a source makes try again, and slow down where the service says so. */
class FaultOwnClientsTest {
    @Test
    void ownClientsAdaptToThrottlingAndTryEightTimes() {
        AwsSettings settings = new AwsSettings("eu-west-1", null, URI.create("http://127.0.0.1:1"), null, null, null);
        try (AwsClients clients = new AwsClients(settings)) {
            for (ClientOverrideConfiguration configuration : List.of(
                    clients.logs().serviceClientConfiguration().overrideConfiguration(),
                    clients.ec2().serviceClientConfiguration().overrideConfiguration())) {
                RetryStrategy retries = configuration.retryStrategy().orElseThrow();
                assertThat(retries).isInstanceOf(AdaptiveRetryStrategy.class);
                assertThat(retries.maxAttempts()).isEqualTo(8);
            }
        }
    }
}
