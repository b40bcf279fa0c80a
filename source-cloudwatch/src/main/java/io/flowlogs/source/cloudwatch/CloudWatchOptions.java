package io.flowlogs.source.cloudwatch;

import io.flowlogs.source.OptionSpec;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The options of the CloudWatch source, under the names the AWS command line has for them. */
final class CloudWatchOptions {
    static final OptionSpec<String> REGION = OptionSpec.text(
            "region", "The Region of the log group; otherwise that of the ARN, the profile or AWS_REGION.");
    static final OptionSpec<String> PROFILE = OptionSpec.text(
            "profile", "The profile of ~/.aws/config to use, with a role or single sign-on where it says so.");
    static final OptionSpec<URI> ENDPOINT = OptionSpec.of(
            "endpoint-url",
            URI.class,
            "Where to send requests instead of to AWS, such as http://127.0.0.1:5000.",
            CloudWatchOptions::endpoint);
    static final OptionSpec<String> ROLE = OptionSpec.text("role-arn", "A role to assume for every request.");
    static final OptionSpec<String> EXTERNAL_ID = OptionSpec.text(
                    "external-id", "The external id that the role asks for.")
            .asSecret();
    static final OptionSpec<String> SESSION_NAME = OptionSpec.text(
            "role-session-name", "What the session of the role is called in CloudTrail; flowlogs unless given.");
    static final OptionSpec<StreamNames> STREAMS =
            OptionSpec.of("streams", StreamNames.class, "Names of log streams, between commas.", StreamNames::parse);
    static final OptionSpec<String> STREAM_PREFIX =
            OptionSpec.text("stream-prefix", "What the names of the log streams begin with, such as eni-0123.");
    static final OptionSpec<String> FILTER_PATTERN = OptionSpec.text(
            "filter-pattern",
            "A filter pattern of CloudWatch Logs, sent as it is instead of one made of the conditions.");
    static final OptionSpec<WindowTime> BY = OptionSpec.of(
            "by",
            WindowTime.class,
            "Which time must lie in the window: event (the start of the record, the default) or ingestion.",
            WindowTime::parse);
    static final OptionSpec<Duration> LAG = OptionSpec.duration(
            "lag", "With by=ingestion, how long before its ingestion an event may have begun; 1h unless given.");
    static final OptionSpec<Duration> OVERLAP = OptionSpec.duration(
            "overlap", "When following, how late an event may come and still be seen; 20m unless given.");
    static final OptionSpec<Boolean> LIVE = OptionSpec.flag(
            "live", "When following, use Live Tail: at once, but AWS leaves events out when there are many.");

    private CloudWatchOptions() {}

    static List<OptionSpec<?>> all() {
        return List.of(
                REGION,
                PROFILE,
                ENDPOINT,
                ROLE,
                EXTERNAL_ID,
                SESSION_NAME,
                STREAMS,
                STREAM_PREFIX,
                FILTER_PATTERN,
                BY,
                LAG,
                OVERLAP,
                LIVE);
    }

    private static URI endpoint(String text) {
        try {
            URI endpoint = new URI(text);
            if (endpoint.getHost() != null && List.of("http", "https").contains(endpoint.getScheme())) {
                return endpoint;
            }
        } catch (URISyntaxException notOne) {
            // Refused below, with what was expected.
        }
        throw new IllegalArgumentException("expected a URL with http or https and a host");
    }

    /** Which time of an event counts. */
    enum WindowTime {
        EVENT,
        INGESTION;

        static WindowTime parse(String text) {
            return Arrays.stream(values())
                    .filter(time -> time.name().toLowerCase(Locale.ROOT).equals(text))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("expected event or ingestion"));
        }
    }

    /**
     * Names of log streams.
     *
     * @param names at least one
     */
    record StreamNames(List<String> names) {
        static StreamNames parse(String text) {
            List<String> names = Arrays.stream(text.split(","))
                    .map(String::strip)
                    .filter(name -> !name.isEmpty())
                    .toList();
            if (names.isEmpty()) {
                throw new IllegalArgumentException("expected names between commas");
            }
            return new StreamNames(names);
        }
    }
}
