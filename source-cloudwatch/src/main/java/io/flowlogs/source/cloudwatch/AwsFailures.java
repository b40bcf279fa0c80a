package io.flowlogs.source.cloudwatch;

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

/** Says in a sentence what went wrong with a request, and what to do. The one place that knows AWS's error codes. */
final class AwsFailures {
    private static final Set<String> DENIED = Set.of("AccessDeniedException", "AccessDenied", "UnauthorizedOperation");
    private static final Set<String> NOT_FOUND = Set.of("ResourceNotFoundException");
    private static final Set<String> EXPIRED =
            Set.of("ExpiredTokenException", "ExpiredToken", "RequestExpired", "TokenRefreshRequired");
    private static final Set<String> UNKNOWN_CALLER = Set.of(
            "UnrecognizedClientException",
            "InvalidClientTokenId",
            "InvalidSignatureException",
            "SignatureDoesNotMatch",
            "IncompleteSignature",
            "MissingAuthenticationToken",
            "AuthFailure",
            "OptInRequired");

    private static final int SERVER_FAULT = 500;
    private static final int ATTEMPTS = 3;

    private AwsFailures() {}

    /**
     * Sends a request.
     *
     * @param action the permission it needs, such as <code>logs:FilterLogEvents</code>
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
    private static <T> T sent(Supplier<T> request) {
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

    /** Whether the service says that it does not do this for groups of the class Infrequent Access. */
    static boolean isAboutLogClass(@Nullable Throwable problem) {
        if (!(problem instanceof AwsServiceException answer)) {
            return false;
        }
        String code = code(answer);
        boolean refusal = code.startsWith("InvalidParameter")
                || code.startsWith("InvalidOperation")
                || code.startsWith("UnsupportedOperation")
                || code.startsWith("ValidationException");
        return refusal
                && String.valueOf(answer.getMessage()).matches("(?is).*(log class|infrequent|INFREQUENT_ACCESS).*");
    }

    /** Whether waiting may help: throttling, a fault of the service, a connection that broke. */
    static boolean isTransient(@Nullable Throwable problem) {
        return problem instanceof AwsServiceException answer
                ? answer.isThrottlingException() || answer.statusCode() >= SERVER_FAULT
                : problem instanceof SdkException || problem instanceof UncheckedIOException;
    }

    static boolean isDenied(@Nullable Throwable problem) {
        return problem instanceof AwsServiceException answer && DENIED.contains(code(answer));
    }

    private static IOException refused(String action, AwsServiceException answer) {
        String code = code(answer);
        String said = code + " (" + Shown.shortened(message(answer)) + ")";
        if (DENIED.contains(code)) {
            return new SourceAccessException(
                    Reason.SERVICE,
                    "expected leave for " + action + ", found " + said + ". Have the caller's policy allow " + action
                            + ", or name another --profile or --role-arn.",
                    answer);
        } else if (NOT_FOUND.contains(code)) {
            return new SourceAccessException(
                    Reason.SERVICE,
                    "expected a log group of this name, found " + said
                            + ". Check the name, --region and --profile; AWS makes the group with the first traffic.",
                    answer);
        }
        IOException stranger = unknownCaller(code, said, answer);
        return stranger != null
                ? stranger
                : new IOException(
                        action + " failed after all retries with " + said + ". Ask again for what is missing.", answer);
    }

    private static @Nullable IOException unknownCaller(String code, String said, AwsServiceException answer) {
        if (EXPIRED.contains(code)) {
            return configuration(
                    "expected valid credentials, found " + said + ". Sign in again, such as with: aws sso login.",
                    answer);
        }
        return UNKNOWN_CALLER.contains(code)
                ? configuration(
                        "expected credentials that AWS knows, found " + said
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

    /** Whether there is no host to talk to. Where there was one before, the network is down. */
    static boolean isUnreachable(Throwable problem) {
        return unknownHost(problem) != null || isCausedBy(ConnectException.class, problem);
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

    private static String code(AwsServiceException answer) {
        AwsErrorDetails details = answer.awsErrorDetails();
        return details == null || details.errorCode() == null ? "HTTP " + answer.statusCode() : details.errorCode();
    }

    private static String message(AwsServiceException answer) {
        AwsErrorDetails details = answer.awsErrorDetails();
        return details == null || details.errorMessage() == null ? "no message" : details.errorMessage();
    }

    private static SourceAccessException configuration(String problem, Throwable cause) {
        return new SourceAccessException(Reason.CONFIGURATION, problem, cause);
    }
}
