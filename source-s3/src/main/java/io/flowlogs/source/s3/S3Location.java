package io.flowlogs.source.s3;

import io.flowlogs.record.FlowConfigurationException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A bucket, or an access point to one, and what the keys of the objects begin with. Immutable.
 *
 * @param bucket the name of a bucket, or the ARN of an access point; requests take either
 * @param key a key or a folder of keys; empty for the whole bucket
 * @param region the Region an ARN names, or null
 */
record S3Location(String bucket, String key, @Nullable String region) {
    private static final Pattern BUCKET =
            Pattern.compile("([A-Za-z0-9][A-Za-z0-9._-]{1,254})(?:/(.*))?", Pattern.DOTALL);
    private static final Pattern BUCKET_ARN =
            Pattern.compile("arn:[a-z0-9-]+:s3:::([A-Za-z0-9][A-Za-z0-9._-]{1,254})(?:/(.*))?", Pattern.DOTALL);
    private static final Pattern ACCESS_POINT = Pattern.compile(
            "(arn:[a-z0-9-]+:s3:([a-z0-9-]+):[0-9]{12}:accesspoint[:/][a-z0-9-]{3,63})(?:/(?:object(?:/|$))?(.*))?",
            Pattern.DOTALL);

    /** Reads <code>BUCKET[/KEY]</code>, with or without <code>//</code> in front, or an ARN. */
    static S3Location parse(String text) {
        String bare = text.startsWith("//") ? text.substring(2) : text;
        Matcher point = ACCESS_POINT.matcher(bare);
        if (point.matches()) {
            return new S3Location(point.group(1), orEmpty(point.group(3)), point.group(2));
        }
        Matcher bucket = (bare.startsWith("arn:") ? BUCKET_ARN : BUCKET).matcher(bare);
        if (!bucket.matches()) {
            throw new FlowConfigurationException("s3: expected a bucket as in s3://my-bucket, s3://my-bucket/prefix/,"
                    + " arn:aws:s3:::my-bucket/prefix/ or arn:aws:s3:REGION:ACCOUNT:accesspoint/NAME, found '"
                    + Shown.shortened(bare) + "'. Name a bucket or an access point.");
        }
        return new S3Location(bucket.group(1), orEmpty(bucket.group(2)), null);
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    /** Whether this can only be a folder. */
    boolean isFolder() {
        return key.isEmpty() || key.endsWith("/");
    }

    /** What the keys of all objects below this begin with. */
    String folder() {
        return isFolder() ? key : key + "/";
    }

    /** How people write it. */
    String shown() {
        return shown(key);
    }

    /** How people write another key of the same bucket. */
    String shown(String other) {
        return Shown.whole((bucket.startsWith("arn:") ? "" : "s3://") + bucket + "/" + other);
    }
}
