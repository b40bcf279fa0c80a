package io.flowlogs.source.s3;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.ObjectStorageClass;
import software.amazon.awssdk.services.s3.model.OptionalObjectAttributes;
import software.amazon.awssdk.services.s3.model.RequestPayer;
import software.amazon.awssdk.services.s3.model.S3Object;

/** The requests to S3 of one source: counted, and with failures that say what to do. Safe for use by several threads. */
final class S3Calls {
    private final Supplier<S3Client> client;
    private final String bucket;
    private final boolean payer;
    private final Effort effort;
    private volatile boolean knowsRestores = true;

    S3Calls(Supplier<S3Client> client, String bucket, boolean payer, Effort effort) {
        this.client = client;
        this.bucket = bucket;
        this.payer = payer;
        this.effort = effort;
    }

    Effort effort() {
        return effort;
    }

    /** Servers other than AWS's may refuse to tell whether something was restored, which is then left out. */
    ListPage list(ListQuestion question) throws IOException {
        if (knowsRestores) {
            try {
                return page(listed(question, OptionalObjectAttributes.RESTORE_STATUS));
            } catch (IOException e) {
                if (!AwsFailures.isNotImplemented(e.getCause())) {
                    throw e;
                }
                knowsRestores = false;
            }
        }
        return page(listed(question));
    }

    private ListObjectsV2Response listed(ListQuestion question, OptionalObjectAttributes... attributes)
            throws IOException {
        effort.lists.increment();
        ListObjectsV2Request request = ListObjectsV2Request.builder()
                .bucket(bucket)
                .prefix(question.prefix())
                .delimiter(question.deep() ? null : "/")
                .startAfter(question.after().isEmpty() || question.token() != null ? null : question.after())
                .continuationToken(question.token())
                .maxKeys(question.most())
                .optionalObjectAttributes(attributes)
                .requestPayer(payer ? RequestPayer.REQUESTER : null)
                .overrideConfiguration(counted())
                .build();
        return AwsFailures.call("s3:ListBucket", () -> client.get().listObjectsV2(request));
    }

    private static ListPage page(ListObjectsV2Response answer) {
        List<StoredObject> objects =
                answer.contents().stream().map(S3Calls::stored).toList();
        List<String> folders =
                answer.commonPrefixes().stream().map(CommonPrefix::prefix).toList();
        boolean more = Boolean.TRUE.equals(answer.isTruncated());
        return new ListPage(objects, folders, more ? answer.nextContinuationToken() : null);
    }

    private static StoredObject stored(S3Object listed) {
        String archive = isAtHand(listed) ? "" : listed.storageClassAsString();
        return new StoredObject(listed.key(), orZero(listed.size()), second(listed.lastModified()), archive);
    }

    /** What was restored for some days keeps its class. */
    private static boolean isAtHand(S3Object listed) {
        ObjectStorageClass stored = listed.storageClass();
        boolean archived = stored == ObjectStorageClass.GLACIER || stored == ObjectStorageClass.DEEP_ARCHIVE;
        return !archived
                || (listed.restoreStatus() != null && listed.restoreStatus().restoreExpiryDate() != null);
    }

    private static long orZero(@Nullable Long number) {
        return number == null ? 0 : number;
    }

    /** A server that does not say when an object was written might have written it at any time. */
    private static long second(@Nullable Instant instant) {
        return instant == null ? Long.MAX_VALUE : instant.getEpochSecond();
    }

    /** Looks for an object without listing, which not everybody may who may read it; null when that does not tell. */
    @Nullable
    StoredObject head(String key) {
        try {
            HeadObjectResponse answer = client.get()
                    .headObject(request -> request.bucket(bucket)
                            .key(key)
                            .requestPayer(payer ? RequestPayer.REQUESTER : null)
                            .overrideConfiguration(counted()));
            return new StoredObject(key, orZero(answer.contentLength()), second(answer.lastModified()), "");
        } catch (SdkException notTold) {
            return null;
        }
    }

    /**
     * Asks for the bytes of an object.
     *
     * @param range the bytes wanted, as in <code>bytes=0-99</code>, or null for all
     * @param tag the version of the content that is wanted, or null for any
     */
    ResponseInputStream<GetObjectResponse> get(String key, @Nullable String range, @Nullable String tag)
            throws IOException {
        effort.gets.increment();
        GetObjectRequest request = GetObjectRequest.builder()
                .bucket(bucket)
                .key(key)
                .range(range)
                .ifMatch(tag)
                .requestPayer(payer ? RequestPayer.REQUESTER : null)
                .overrideConfiguration(counted())
                .build();
        try {
            return AwsFailures.sent(() -> client.get().getObject(request));
        } catch (SdkException | IllegalArgumentException | IllegalStateException | UncheckedIOException e) {
            throw ObjectFailures.translated(e);
        }
    }

    private AwsRequestOverrideConfiguration counted() {
        return AwsRequestOverrideConfiguration.builder()
                .addMetricPublisher(effort)
                .build();
    }
}
