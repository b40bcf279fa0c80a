package io.flowlogs.source.file;

import io.flowlogs.record.FlowConfigurationException;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Locations as people write them, and as URIs of the scheme <code>file</code>, which may be relative. */
final class LocationText {
    private static final String UNRESERVED = "-._~/";
    private static final String HEX = "0123456789ABCDEF";

    private LocationText() {}

    /** Encodes all that could mean something in a URI, so that the location comes out of it as it went in. */
    static URI toUri(String location) {
        if (location.isEmpty()) {
            throw new FlowConfigurationException(
                    "sources: expected a path, found an empty text. Name a file, or . for the working directory.");
        }
        StringBuilder uri = new StringBuilder("file:");
        // Two slashes would begin the name of a host.
        String path = location.startsWith("//") ? location.replaceFirst("^/+", "/") : location;
        for (byte b : path.getBytes(StandardCharsets.UTF_8)) {
            append(uri, b);
        }
        return URI.create(uri.toString());
    }

    private static void append(StringBuilder uri, byte b) {
        boolean plain = b > 0 && (Character.isLetterOrDigit(b) || UNRESERVED.indexOf(b) >= 0);
        if (plain) {
            uri.append((char) b);
        } else {
            uri.append('%').append(HEX.charAt((b >> 4) & 15)).append(HEX.charAt(b & 15));
        }
    }

    /** Returns the path or pattern in a URI. */
    static String of(URI uri) throws IOException {
        String text = uri.getSchemeSpecificPart();
        if (!text.startsWith("//")) {
            return text;
        }
        int slash = text.indexOf('/', 2);
        String host = slash < 0 ? text.substring(2) : text.substring(2, slash);
        if (slash < 0 || !(host.isEmpty() || host.equals("localhost"))) {
            throw new IOException("expected a file of this machine, such as file:///var/log, found the host '"
                    + VisibleText.of(host) + "'. Write file:path or file:///path.");
        }
        return text.substring(slash);
    }
}
