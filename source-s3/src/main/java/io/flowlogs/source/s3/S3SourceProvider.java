package io.flowlogs.source.s3;

import io.flowlogs.record.FlowConfigurationException;
import io.flowlogs.source.FlowRecordSource;
import io.flowlogs.source.FlowRecordSourceProvider;
import io.flowlogs.source.OptionSpec;
import io.flowlogs.source.SourceOptions;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;

/**
 * Reads flow logs in S3. A location is <code>s3://BUCKET[/PREFIX]</code>, where a prefix is a folder or the key of one object; the ARN of a bucket, with
 * a prefix or without, as flow logs have it for their destination; or that of an access point,
 * <code>arn:aws:s3:REGION:ACCOUNT:accesspoint/NAME[/PREFIX]</code>.
 */
public final class S3SourceProvider implements FlowRecordSourceProvider {
    private static final String SCHEME = "s3";

    /** Makes the provider. */
    public S3SourceProvider() {}

    @Override
    public String scheme() {
        return SCHEME;
    }

    @Override
    public String description() {
        return "objects in S3: s3://BUCKET[/PREFIX] or an ARN; the last hour unless a window is given, or one object";
    }

    @Override
    public List<OptionSpec<?>> options() {
        return S3Options.all();
    }

    @Override
    public boolean claims(String location) {
        return location.matches("(?s)arn:[a-z0-9-]+:s3:.*");
    }

    @Override
    public URI locate(String location) {
        try {
            return new URI(SCHEME, location, null);
        } catch (URISyntaxException e) {
            throw new FlowConfigurationException(
                    "s3: expected an ARN, found '" + Shown.shortened(location) + "'. " + e.getReason() + ".");
        }
    }

    @Override
    public FlowRecordSource open(URI location, SourceOptions options) throws IOException {
        S3Location bucket = S3Location.parse(location.getSchemeSpecificPart());
        return S3Source.builder(location.getSchemeSpecificPart())
                .settings(AwsSettings.of(options, bucket.region()))
                .rules(ReadingRules.of(options))
                .prices(S3Prices.of(options))
                .build();
    }
}
