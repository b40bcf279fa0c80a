package io.flowlogs.source.s3;

import java.io.IOException;
import java.util.Locale;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Says in a sentence why one object cannot be read, which does not keep others from being read. */
final class ObjectFailures {
    private static final int NOT_FOUND = 404;
    private static final int FORBIDDEN = 403;
    private static final int CHANGED = 412;
    private static final int RANGE_GONE = 416;

    private ObjectFailures() {}

    /** What is to be said of a request for an object that failed. */
    static IOException translated(RuntimeException problem) {
        if (!(problem instanceof S3Exception answer)) {
            return AwsFailures.translated("s3:GetObject", problem);
        }
        if (AwsFailures.code(answer).equals("InvalidObjectState")) {
            return new IOException(archived("an archive tier"), answer);
        }
        return switch (answer.statusCode()) {
            case NOT_FOUND ->
                new IOException(
                        "expected the object that was listed, found it gone. Somebody or a lifecycle rule deleted it"
                                + " meanwhile.",
                        answer);
            case CHANGED, RANGE_GONE -> changed(answer);
            case FORBIDDEN -> forbidden(answer);
            default -> AwsFailures.translated("s3:GetObject", answer);
        };
    }

    private static IOException changed(S3Exception answer) {
        return new IOException(
                "expected the object as it was when its reading began, found it changed meanwhile. Ask again.", answer);
    }

    private static IOException forbidden(S3Exception answer) {
        if (!AwsFailures.isDenied(answer)) {
            return AwsFailures.translated("s3:GetObject", answer);
        }
        String said = AwsFailures.said(answer);
        String key = said.toLowerCase(Locale.ROOT).contains("kms")
                ? "kms:Decrypt on the key that encrypts it"
                : "s3:GetObject, and kms:Decrypt where a key of KMS encrypts it";
        return new IOException(
                "expected leave to read the object, found " + said + ". Have the caller's policy allow " + key
                        + "; the owner of a bucket in another account has to allow it, too.",
                answer);
    }

    /** What is to be said of an object that is not at hand. */
    static String archived(String where) {
        return "expected an object that can be read at once, found it in " + where
                + ". Restore it, such as with aws s3api restore-object, and ask again.";
    }
}
