package io.flowlogs.source.s3;

import io.flowlogs.source.OptionSpec;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The options of the S3 source, those about AWS under the names the AWS command line has for them. */
final class S3Options {
    static final OptionSpec<String> REGION =
            OptionSpec.text("region", "The Region to ask first; otherwise that of an ARN, the profile or AWS_REGION.");
    static final OptionSpec<String> PROFILE = OptionSpec.text(
            "profile", "The profile of ~/.aws/config to use, with a role or single sign-on where it says so.");
    static final OptionSpec<URI> ENDPOINT = OptionSpec.of(
            "endpoint-url",
            URI.class,
            "Where to send requests instead of to AWS, such as http://127.0.0.1:5000.",
            S3Options::endpoint);
    static final OptionSpec<Boolean> PATH_STYLE = OptionSpec.flag(
            "path-style",
            "Whether the bucket stands in the path of requests, not in the host; true with endpoint-url unless given.");
    static final OptionSpec<String> ROLE = OptionSpec.text("role-arn", "A role to assume for every request.");
    static final OptionSpec<String> EXTERNAL_ID = OptionSpec.text(
                    "external-id", "The external id that the role asks for.")
            .asSecret();
    static final OptionSpec<String> SESSION_NAME = OptionSpec.text(
            "role-session-name", "What the session of the role is called in CloudTrail; flowlogs unless given.");
    static final OptionSpec<Boolean> REQUEST_PAYER = OptionSpec.flag(
            "request-payer", "Pay for requests and transfer oneself, where the bucket's owner wants that.");
    static final OptionSpec<Names> ACCOUNTS = OptionSpec.of(
            "include-accounts",
            Names.class,
            "Read only what the flow logs of these accounts wrote: numbers of 12 digits, between commas.",
            text -> Names.parse(text, "[0-9]{12}", "accounts of 12 digits"));
    static final OptionSpec<Names> REGIONS = OptionSpec.of(
            "include-regions",
            Names.class,
            "Read only what the flow logs of these Regions wrote, such as eu-west-1, between commas.",
            text -> Names.parse(text, FolderNames.REGION, "Regions such as eu-west-1"));
    static final OptionSpec<Names> FLOW_LOGS = OptionSpec.of(
            "include-flow-logs",
            Names.class,
            "Read only what these flow logs wrote, such as fl-0123456789abcdef0, between commas.",
            text -> Names.parse(text, "fl-[0-9a-f]+", "flow logs such as fl-0123456789abcdef0"));
    static final OptionSpec<Duration> SLACK = OptionSpec.duration(
            "slack", "How late records may be delivered and still be found by a window; 30m unless given.");
    static final OptionSpec<Long> IN_FLIGHT = OptionSpec.of(
            "in-flight",
            Long.class,
            "How many bytes of small objects to fetch ahead at most, such as 64m (the default) or 0.",
            S3Options::bytes);

    static final OptionSpec<Double> PRICE_LIST = OptionSpec.of(
            "price-list",
            Double.class,
            "For explain: US dollars for 1,000 LIST requests; 0.005 unless given.",
            S3Options::price);
    static final OptionSpec<Double> PRICE_GET = OptionSpec.of(
            "price-get",
            Double.class,
            "For explain: US dollars for 1,000 GET requests; 0.0004 unless given.",
            S3Options::price);
    static final OptionSpec<Double> PRICE_TRANSFER = OptionSpec.of(
            "price-transfer",
            Double.class,
            "For explain: US dollars for a GB out of AWS; 0.09 unless given, 0.02 between Regions.",
            S3Options::price);

    private static final Pattern BYTES = Pattern.compile("(\\d{1,9})([kmg]?)");
    private static final Pattern PRICE = Pattern.compile("\\d{1,9}(\\.\\d{1,12})?");
    private static final String UNITS = "kmg";

    private S3Options() {}

    static List<OptionSpec<?>> all() {
        return List.of(
                REGION,
                PROFILE,
                ENDPOINT,
                PATH_STYLE,
                ROLE,
                EXTERNAL_ID,
                SESSION_NAME,
                REQUEST_PAYER,
                ACCOUNTS,
                REGIONS,
                FLOW_LOGS,
                SLACK,
                IN_FLIGHT,
                PRICE_LIST,
                PRICE_GET,
                PRICE_TRANSFER);
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

    private static Double price(String text) {
        if (!PRICE.matcher(text).matches()) {
            throw new IllegalArgumentException("expected US dollars such as 0.005 or 0");
        }
        return Double.valueOf(text);
    }

    private static Long bytes(String text) {
        Matcher number = BYTES.matcher(text);
        if (!number.matches()) {
            throw new IllegalArgumentException("expected a number of bytes such as 64m or 500k");
        }
        String unit = number.group(2);
        return Long.parseLong(number.group(1)) << (unit.isEmpty() ? 0 : 10 * (UNITS.indexOf(unit) + 1));
    }

    /**
     * Names that are wanted.
     *
     * @param names at least one
     */
    record Names(Set<String> names) {
        Names {
            names = Set.copyOf(names);
        }

        static Names parse(String text, String form, String expected) {
            Set<String> names = new TreeSet<>();
            Arrays.stream(text.split(",")).map(String::strip).forEach(names::add);
            names.remove("");
            boolean fit = names.stream().allMatch(name -> name.matches(form));
            if (names.isEmpty() || !fit) {
                throw new IllegalArgumentException("expected " + expected + ", between commas");
            }
            return new Names(names);
        }
    }
}
