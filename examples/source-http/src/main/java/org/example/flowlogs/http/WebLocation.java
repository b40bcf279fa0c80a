package org.example.flowlogs.http;

import io.flowlogs.record.FlowConfigurationException;
import java.net.URI;
import java.net.URISyntaxException;

/** Makes of what a user typed the address of a file or folder. An address with a secret in it is refused, and never shown. */
final class WebLocation {
    private static final int LONGEST = 8_000;

    private WebLocation() {}

    static URI of(String scheme, URI location) {
        String typed = location.getSchemeSpecificPart();
        URI address = parse(scheme, typed);
        requireNothingElse(scheme, location, address);
        String path = address.getRawPath().isEmpty() ? "/" : address.getRawPath();
        return URI.create(scheme + "://" + address.getRawAuthority() + path);
    }

    private static URI parse(String scheme, String typed) {
        try {
            URI address = new URI(scheme + ":" + UrlText.canonical(typed)).normalize();
            boolean usable = typed.length() <= LONGEST && !address.isOpaque() && address.getRawAuthority() != null;
            if (usable) {
                return address;
            }
        } catch (URISyntaxException e) {
            // What cannot be read is not shown either: there may be a password in it. Nor is the cause, which quotes
            // it.
            throw unusable(scheme);
        }
        throw unusable(scheme);
    }

    private static FlowConfigurationException unusable(String scheme) {
        return new FlowConfigurationException(
                scheme + ": expected an address such as " + scheme + "://host/folder/, found another. Correct it.");
    }

    private static void requireNothingElse(String scheme, URI location, URI address) {
        if (address.getRawAuthority().indexOf('@') >= 0) {
            throw new FlowConfigurationException(
                    scheme + ": expected an address without user and password, found one with"
                            + " them. Give them by the options http-user and http-password.");
        }
        if (address.getHost() == null) {
            throw unusable(scheme);
        }
        boolean more =
                address.getRawQuery() != null || address.getRawFragment() != null || location.getFragment() != null;
        if (more) {
            throw new FlowConfigurationException(scheme + "://" + address.getRawAuthority()
                    + ": expected an address without ? and #, found one with them. Write %3F and %23 where they belong to a"
                    + " name, and give a token by the option http-token.");
        }
    }
}
