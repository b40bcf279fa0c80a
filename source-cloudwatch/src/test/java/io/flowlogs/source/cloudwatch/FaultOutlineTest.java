package io.flowlogs.source.cloudwatch;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.flowlogs.FlowLogs;
import io.flowlogs.query.ExpectedUse;
import io.flowlogs.query.SourceExplanation;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;

/** What is said of log groups of which AWS says something out of the ordinary, or nothing. */
class FaultOutlineTest {
    @RegisterExtension
    final WireMockExtension aws = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort())
            .build();

    private CloudWatchLogsClient client;

    @BeforeEach
    void begin() {
        client = FaultClient.of(URI.create(aws.baseUrl()), 2);
    }

    @AfterEach
    void end() {
        client.close();
    }

    private static MappingBuilder describing() {
        return any(anyUrl()).withHeader("X-Amz-Target", equalTo("Logs_20140328.DescribeLogGroups"));
    }

    /** Nothing but the description of groups is asked for. */
    private SourceExplanation explained() throws IOException {
        try (CloudWatchSource source = FaultClient.source(client).build()) {
            SourceExplanation found = FlowLogs.of(source)
                    .query()
                    .between(FaultClient.NOW.minus(Duration.ofDays(3)), FaultClient.NOW)
                    .explain()
                    .sources()
                    .get(0);
            assertThat(aws.findAll(postRequestedFor(anyUrl())))
                    .extracting(request -> request.getHeader("X-Amz-Target"))
                    .containsOnly("Logs_20140328.DescribeLogGroups");
            return found;
        }
    }

    private static List<String> names(SourceExplanation found) {
        return Objects.requireNonNull(found.uses()).stream()
                .map(ExpectedUse::name)
                .toList();
    }

    @Test
    void groupsThatOnlyInsightsReadsCostWhatNobodyKnows() throws IOException {
        long created = FaultClient.NOW.minus(Duration.ofDays(300)).toEpochMilli();
        aws.stubFor(describing()
                .willReturn(okJson(
                        "{\"logGroups\":[{\"logGroupName\":\"" + FaultClient.GROUP + "\",\"creationTime\":" + created
                                + ",\"retentionInDays\":30,\"storedBytes\":30000000,\"logGroupClass\":\"INFREQUENT_ACCESS\"},"
                                + "{\"logGroupName\":\"" + FaultClient.GROUP + "-other\",\"storedBytes\":5}]}")));

        SourceExplanation found = explained();

        assertThat(found.layout())
                .isEqualTo(
                        "1 log group: cwl:/vpc/flow-logs of the class Infrequent Access, in a format that its lines tell");
        assertThat(names(found)).containsExactly("logs:StartQuery", "transfer");
        assertThat(found.mostUsd()).isEmpty();
        assertThat(found.notices())
                .containsExactly(
                        "cwl:/vpc/flow-logs: AWS says, as of some hours ago, that it has 30000000 bytes in all,"
                                + " kept for 30 days. Had they come evenly, the window would have 3000000 bytes of them, which"
                                + " is 3 requests or more. What the window has is not known before it is read.");
    }

    @Test
    void whatMustNotBeAskedIsNotKnown() throws IOException {
        aws.stubFor(describing()
                .willReturn(aResponse()
                        .withStatus(400)
                        .withBody("{\"__type\":\"AccessDeniedException\",\"message\":\"no leave\"}")));

        SourceExplanation found = explained();

        assertThat(names(found)).containsExactly("logs:FilterLogEvents", "transfer");
        assertThat(found.notices())
                .containsExactly(
                        "cwl:/vpc/flow-logs: how much it has is not known, as logs:DescribeLogGroups does not say.");
    }
}
