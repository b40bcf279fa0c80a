package io.flowlogs.source.s3;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import java.net.URI;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/**
 * Stands in for all hosts of AWS: requests that a client sends to <code>HOST/PATH</code> arrive at <code>/HOST/PATH</code>, signed and
 * with the parameters as they would be.
 */
final class AwsStandIn implements BeforeEachCallback, AfterEachCallback {
    final WireMockServer server = new WireMockServer(
            WireMockConfiguration.wireMockConfig().dynamicPort().gzipDisabled(true));

    @Override
    public void beforeEach(ExtensionContext context) {
        server.start();
        System.setProperty("aws.accessKeyId", "AKIACALLER");
        System.setProperty("aws.secretAccessKey", "nothing");
    }

    @Override
    public void afterEach(ExtensionContext context) {
        server.stop();
        System.clearProperty("aws.accessKeyId");
        System.clearProperty("aws.secretAccessKey");
    }

    /** What sends requests there, whatever they name. */
    SdkHttpClient connections() {
        return new Redirecting(UrlConnectionHttpClient.create(), URI.create(server.baseUrl()));
    }

    private record Redirecting(SdkHttpClient own, URI target) implements SdkHttpClient {
        @Override
        public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
            SdkHttpRequest asked = request.httpRequest();
            SdkHttpRequest redirected = asked.toBuilder()
                    .protocol("http")
                    .host(target.getHost())
                    .port(target.getPort())
                    .encodedPath("/" + asked.host() + (asked.encodedPath().isEmpty() ? "/" : asked.encodedPath()))
                    .build();
            return own.prepareRequest(HttpExecuteRequest.builder()
                    .request(redirected)
                    .contentStreamProvider(request.contentStreamProvider().orElse(null))
                    .build());
        }

        @Override
        public void close() {
            own.close();
        }
    }
}
