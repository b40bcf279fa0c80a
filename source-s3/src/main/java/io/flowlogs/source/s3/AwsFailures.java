package io.flowlogs.source.s3;

import io.flowlogs.source.SourceAccessException;
import io.flowlogs.source.SourceAccessException.Reason;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sts.model.StsException;

/**
 * Says in a sentence what went wrong with a request, and what to do. Knows the error codes that AWS's services have in common, and those
 * of S3 that are about a bucket. Shared with the CloudWatch source later.
 */
final class AwsFailures {
    private static final Set<String> DENIED =
            Set.of("AccessDeniedException", "AccessDenied", "UnauthorizedOperation", "AllAccessDisabled");
    private static final Set<String> NOT_FOUND = Set.of("NoSuchBucket", "NoSuchAccessPoint");
    private static final Set<String> ELSEWHERE = Set.of("PermanentRedirect", "AuthorizationHeaderMalformed");
    private static final Set<String> EXPIRED =
            Set.of("ExpiredTokenException", "ExpiredToken", "RequestExpired", "TokenRefreshRequired");
    private static final Set<String> UNKNOWN_CALLER = Set.of(
            "UnrecognizedClientException",
            "InvalidClientTokenId",
            "InvalidAccessKeyId",
            "InvalidToken",
            "InvalidSignatureException",
            "SignatureDoesNotMatch",
            "IncompleteSignature",
            "MissingAuthenticationToken",
            "NotSignedUp",
            "AuthFailure",
            "OptInRequired");

    private static final int ATTEMPTS = 3;
    private static final int NOT_IMPLEMENTED = 501;

    private AwsFailures() {}

    /**
     * Sends a request.
     *
     * @param action the permission it needs, such as <code>s3:ListBucket</code>
     */
    static <T> T call(String action, Supplier<T> request) throws IOException {
        try {
            return sent(request);
        } catch (SdkException | UncheckedIOException | IllegalArgumentException | IllegalStateException e) {
            throw translated(action, e);
        }
    }

    /**
     * Tries again what the SDK does not. Credentials that expired on the way may be renewed by now, and are asked for anew. An answer that is not HTTP
     * comes as an exception that the SDK does not know.
     */
    static <T> T sent(Supplier<T> request) {
        for (int attempt = 1; ; attempt++) {
            try {
                return request.get();
            } catch (AwsServiceException e) {
                if (attempt > 1 || !EXPIRED.contains(code(e))) {
                    throw e;
                }
            } catch (UncheckedIOException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    /** What is to be said of a failure; where it happened is added by whoever knows. */
    static IOException translated(String action, RuntimeException problem) {
        if (problem instanceof AbortedException || Thread.currentThread().isInterrupted()) {
            Thread.currentThread().interrupt();
            return new InterruptedIOException("interrupted while waiting for AWS.");
        }
        return problem instanceof AwsServiceException answer
                ? refused(needed(action, answer), answer)
                : unsent(action, problem);
    }

    /** A request may be refused before it is sent, when its role is. */
    private static String needed(String action, AwsServiceException answer) {
        return answer instanceof StsException ? "sts:AssumeRole" : action;
    }

    static boolean isDenied(@Nullable Throwable problem) {
        return problem instanceof AwsServiceException answer && DENIED.contains(code(answer));
    }

    static boolean isNotImplemented(@Nullable Throwable problem) {
        return problem instanceof AwsServiceException answer && answer.statusCode() == NOT_IMPLEMENTED;
    }

    private static IOException refused(String action, AwsServiceException answer) {
        String code = code(answer);
        if (DENIED.contains(code)) {
            return service(
                    "expected leave for " + action + ", found " + said(answer) + ". Have the caller's policy allow "
                            + action + ", or name another --profile or --role-arn.",
                    answer);
        } else if (NOT_FOUND.contains(code)) {
            return service(
                    "expected a bucket of this name, found " + said(answer) + ". Check the name and --profile.",
                    answer);
        } else if (ELSEWHERE.contains(code)) {
            return service(
                    "expected the Region of the bucket, found " + said(answer) + ". Name it with --region"
                            + region(answer) + ".",
                    answer);
        }
        IOException stranger = unknownCaller(code, answer);
        return stranger == null
                ? new IOException(
                        action + " failed after all retries with " + said(answer) + ". Ask again for what is missing.",
                        answer)
                : stranger;
    }

    /** S3 tells where a bucket is. */
    private static String region(AwsServiceException answer) {
        AwsErrorDetails details = answer.awsErrorDetails();
        return details == null || details.sdkHttpResponse() == null
                ? ""
                : details.sdkHttpResponse()
                        .firstMatchingHeader("x-amz-bucket-region")
                        .map(region -> " " + Shown.shortened(region))
                        .orElse("");
    }

    private static @Nullable IOException unknownCaller(String code, AwsServiceException answer) {
        if (EXPIRED.contains(code)) {
            return configuration(
                    "expected valid credentials, found " + said(answer)
                            + ". Sign in again, such as with: aws sso login.",
                    answer);
        }
        return UNKNOWN_CALLER.contains(code)
                ? configuration(
                        "expected credentials that AWS knows, found " + said(answer)
                                + ". Check --profile and --region, or the variables AWS_ACCESS_KEY_ID and AWS_SESSION_TOKEN.",
                        answer)
                : null;
    }

    /** The SDK has no kinds of exceptions for these; its messages list all the places where it looked, which helps nobody. */
    private static IOException unsent(String action, RuntimeException problem) {
        String said = String.valueOf(problem.getMessage());
        String host = unknownHost(problem);
        if (host != null) {
            return configuration(
                    "expected an endpoint that exists, found that nobody knows the host " + Shown.shortened(host)
                            + ". Check --region and --endpoint-url.",
                    problem);
        } else if (isCausedBy(ConnectException.class, problem)) {
            return configuration(
                    "expected an endpoint that answers, found none (" + Shown.shortened(said)
                            + "). Check --endpoint-url, and whether this machine may connect.",
                    problem);
        } else if (said.contains("Unable to load region")) {
            return configuration("expected a Region, found none. Name it with --region, or set AWS_REGION.", problem);
        } else if (said.contains("Unable to load credentials")) {
            return configuration(
                    "expected AWS credentials, found none. Sign in, such as with aws sso login; name a --profile; or set"
                            + " AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.",
                    problem);
        } else if (said.contains("Profile file contained no credentials") || said.contains("profile '")) {
            return configuration(
                    "expected a profile that can be used, found none (" + Shown.shortened(said)
                            + "). Check --profile and ~/.aws/config.",
                    problem);
        }
        return new IOException(
                action + " failed after all retries: " + Shown.shortened(said) + ". Ask again for what is missing.",
                problem);
    }

    private static boolean isCausedBy(Class<? extends Throwable> kind, Throwable problem) {
        for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
            if (kind.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable String unknownHost(@Nullable Throwable problem) {
        for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnknownHostException) {
                return String.valueOf(cause.getMessage());
            }
        }
        return null;
    }

    static String code(AwsServiceException answer) {
        AwsErrorDetails details = answer.awsErrorDetails();
        return details == null || details.errorCode() == null ? "HTTP " + answer.statusCode() : details.errorCode();
    }

    /** The answer's code and what it says. */
    static String said(AwsServiceException answer) {
        AwsErrorDetails details = answer.awsErrorDetails();
        String message = details == null || details.errorMessage() == null ? "no message" : details.errorMessage();
        return code(answer) + " (" + Shown.shortened(message) + ")";
    }

    private static SourceAccessException configuration(String problem, Throwable cause) {
        return new SourceAccessException(Reason.CONFIGURATION, problem, cause);
    }

    private static SourceAccessException service(String problem, Throwable cause) {
        return new SourceAccessException(Reason.SERVICE, problem, cause);
    }
}
