package org.example.flowlogs.http;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is asked of a web server. Immutable.
 *
 * @param method GET or HEAD
 * @param address what is asked for
 * @param headers names to values
 */
record Ask(String method, URI address, Map<String, String> headers) {
    static Ask get(URI address) {
        return new Ask("GET", address, Map.of());
    }

    static Ask head(URI address) {
        return new Ask("HEAD", address, Map.of());
    }

    Ask with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Ask(method, address, more);
    }

    Ask at(URI other) {
        return new Ask(method, other, headers);
    }
}
