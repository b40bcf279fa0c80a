package io.flowlogs.source.s3;

import io.flowlogs.record.FlowConfigurationException;
import io.flowlogs.source.SourceOptions;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * How AWS is to be reached. What is null is left to the SDK, which asks the environment and <code>~/.aws</code>. Immutable. Shared with
 * the CloudWatch source later, but for the style of paths.
 *
 * @param region the Region
 * @param profile the profile
 * @param endpoint where requests are sent instead of to AWS
 * @param roleArn a role to assume
 * @param externalId the external id that the role asks for; a secret
 * @param sessionName what the role's session is called
 * @param pathStyle whether the bucket stands in the path of requests instead of in the name of the host
 */
record AwsSettings(
        @Nullable String region,
        @Nullable String profile,
        @Nullable URI endpoint,
        @Nullable String roleArn,
        @Nullable String externalId,
        @Nullable String sessionName,
        @Nullable Boolean pathStyle) {
    static final AwsSettings DEFAULT = new AwsSettings(null, null, null, null, null, null, null);

    AwsSettings {
        if (roleArn == null && (externalId != null || sessionName != null)) {
            throw new FlowConfigurationException("external-id and role-session-name: expected with role-arn, found"
                    + " without. Name the role with role-arn, or leave them out.");
        }
    }

    static AwsSettings of(SourceOptions options, @Nullable String usualRegion) {
        String region = options.get(S3Options.REGION);
        return new AwsSettings(
                region == null ? usualRegion : region,
                options.get(S3Options.PROFILE),
                options.get(S3Options.ENDPOINT),
                options.get(S3Options.ROLE),
                options.get(S3Options.EXTERNAL_ID),
                options.get(S3Options.SESSION_NAME),
                options.get(S3Options.PATH_STYLE));
    }

    AwsSettings withRegion(String other) {
        return new AwsSettings(other, profile, endpoint, roleArn, externalId, sessionName, pathStyle);
    }

    AwsSettings withProfile(String other) {
        return new AwsSettings(region, other, endpoint, roleArn, externalId, sessionName, pathStyle);
    }

    AwsSettings withRole(String arn, @Nullable String external) {
        return new AwsSettings(region, profile, endpoint, arn, external, sessionName, pathStyle);
    }

    AwsSettings withEndpoint(URI other) {
        return new AwsSettings(region, profile, other, roleArn, externalId, sessionName, pathStyle);
    }

    /** Leaves the external id out. */
    @Override
    public String toString() {
        return "AwsSettings[region=" + region + ", profile=" + profile + ", endpoint=" + endpoint + ", roleArn="
                + roleArn + "]";
    }
}
