package org.example.flowlogs.http;

import io.flowlogs.source.SourceAccessException;
import io.flowlogs.source.SourceAccessException.Reason;
import java.io.IOException;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Puts into sentences that a web server cannot be asked at all. Each is the same for all files of a server. */
final class WebProblems {
    private WebProblems() {}

    static IOException refused(Answer answer) {
        return new SourceAccessException(
                Reason.CONFIGURATION,
                host(answer.address())
                        + ": expected to be let in, found that the web server wants another user or token ("
                        + answer.status() + "). Give http-user and http-password, or http-token.",
                null);
    }

    static IOException unreachable(URI address, IOException cause) {
        return new SourceAccessException(
                Reason.SERVICE,
                host(address) + ": expected a web server, found none that answers: " + reason(cause)
                        + ". Correct the address, or ask again later.",
                cause);
    }

    static IOException busy(Answer answer, @Nullable String until) {
        return new SourceAccessException(
                Reason.SERVICE,
                host(answer.address()) + ": expected an answer, found that the web server cannot give one now ("
                        + answer.status() + (until == null ? "" : ", and wants to be left alone for " + until)
                        + "). Ask again later.",
                null);
    }

    private static String reason(IOException cause) {
        String message = cause.getMessage();
        return message == null ? cause.getClass().getSimpleName() : Shown.text(message);
    }

    static String host(URI address) {
        return address.getScheme() + "://" + address.getRawAuthority();
    }
}
