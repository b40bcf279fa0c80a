package org.example.flowlogs.http;

import io.flowlogs.source.SourceAccessException;
import io.flowlogs.source.SourceAccessException.Reason;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
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

    /** The client's own words are none where no connection came about. */
    private static String reason(IOException problem) {
        if (problem instanceof ConnectException) {
            boolean isUnnamed = hasCause(problem, UnresolvedAddressException.class);
            return isUnnamed ? "nobody knows a machine of this name" : "the connection was refused";
        } else if (problem instanceof HttpTimeoutException) {
            return "nothing came in time";
        }
        String message = problem.getMessage();
        return message == null ? problem.getClass().getSimpleName() : Shown.text(message);
    }

    static boolean hasCause(Throwable problem, Class<? extends Throwable> kind) {
        for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
            if (kind.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }

    static String host(URI address) {
        return address.getScheme() + "://" + address.getRawAuthority();
    }
}
