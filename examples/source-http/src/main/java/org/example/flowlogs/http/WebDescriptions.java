package org.example.flowlogs.http;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;

/**
 * Asks what a web server says of a file without reading it.
 *
 * @param web the server
 * @param ranges whether parts of files may be asked for
 */
record WebDescriptions(WebClient web, boolean ranges) {
    /** Finds out whether an address is that of a folder: then the server redirects to the same with a slash. */
    URI locate(URI start) throws IOException {
        if (start.getRawPath().endsWith("/")) {
            return start;
        }
        try (Answer answer = web.send(Ask.head(start))) {
            boolean isUnknown = answer.status() == 405 || answer.status() == 501;
            if (answer.status() != 200 && !isUnknown) {
                throw answer.problem("a file or a folder");
            }
            return answer.address().getRawPath().endsWith("/") ? answer.address() : start;
        }
    }

    /** Where a server cannot say, or does not want to, reading tells what is the matter. */
    WebFile describe(URI file) throws InterruptedIOException {
        try (Answer answer = web.send(Ask.head(file))) {
            return answer.status() == 200 ? WebFile.described(file, web, answer, ranges) : WebFile.unseen(file, web);
        } catch (InterruptedIOException e) {
            throw e;
        } catch (IOException e) {
            return WebFile.unseen(file, web);
        }
    }
}
