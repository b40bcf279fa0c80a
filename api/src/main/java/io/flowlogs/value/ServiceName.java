package io.flowlogs.value;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * The names of what ports offer, from a bundled list of those in common use, most of them IANA's. Loaded when it is first asked for a name; safe
 * for use by several threads.
 */
public final class ServiceName {
    private static final int PORT_BITS = 16;
    private static final int MAX_PORT = (1 << PORT_BITS) - 1;

    private ServiceName() {}

    /** The bundled names. */
    private static final class Registry {
        private static final Registry BUNDLED = new Registry();

        private final Map<Integer, String> names = new HashMap<>();
        private final Map<String, Set<Integer>> codes = new HashMap<>();
        private String version = "";

        Registry() {
            try (InputStream in = ServiceName.class.getResourceAsStream("services.txt")) {
                BufferedReader lines = new BufferedReader(
                        new InputStreamReader(Objects.requireNonNull(in, "services.txt"), StandardCharsets.UTF_8));
                lines.lines().forEach(this::add);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private void add(String line) {
            String[] words = line.split(" ", -1);
            if (words[0].equals("version")) {
                version = words[1];
            } else if (!words[0].equals("#")) {
                int code = code(words[0]);
                names.put(code, words[1]);
                for (int i = 1; i < words.length; i++) {
                    codes.computeIfAbsent(words[i], unused -> new TreeSet<>()).add(code);
                }
            }
        }

        private static int code(String portAndProtocol) {
            int slash = portAndProtocol.indexOf('/');
            int port = Integer.parseInt(portAndProtocol.substring(0, slash));
            return ServiceName.code(
                    IpProtocol.parse(portAndProtocol.substring(slash + 1)).number(), port);
        }
    }

    private static int code(int protocol, int port) {
        return (protocol << PORT_BITS) | port;
    }

    /**
     * Returns the version of the bundled names.
     *
     * @return year and month
     */
    public static String version() {
        return Registry.BUNDLED.version;
    }

    /**
     * Names what a port offers.
     *
     * @param protocol the number of an IP protocol
     * @param port a port, or 0 for a protocol without ports
     * @return the name; protocol and number, as <code>tcp/8765</code>, where there is none; the name of the protocol for port 0
     */
    public static String of(int protocol, int port) {
        String name = Registry.BUNDLED.names.get(code(protocol, port));
        if (name != null) {
            return name;
        }
        String known = IpProtocol.of(protocol).toString();
        return port == 0 ? known : known + "/" + port;
    }

    /**
     * Finds the ports of a service.
     *
     * @param service a name as {@link #of} returns it, or another name in use, such as <code>rdp</code>
     * @return for each port, the number of the protocol times 65536 and the port, which is 0 for a protocol without ports; none when there is no such service
     */
    public static Set<Integer> codes(String service) {
        String word = service.toLowerCase(Locale.ROOT);
        Set<Integer> known = Registry.BUNDLED.codes.get(word);
        if (known != null) {
            return Collections.unmodifiableSet(known);
        }
        int slash = word.indexOf('/');
        int port = slash < 0 ? 0 : number(word.substring(slash + 1));
        try {
            int protocol = IpProtocol.parse(slash < 0 ? word : word.substring(0, slash))
                    .number();
            return port < 0 ? Set.of() : Set.of(code(protocol, port));
        } catch (IllegalArgumentException notAProtocol) {
            return Set.of();
        }
    }

    private static int number(String digits) {
        boolean fits =
                !digits.isEmpty() && digits.length() < 6 && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        int port = fits ? Integer.parseInt(digits) : -1;
        return port <= MAX_PORT ? port : -1;
    }

    /**
     * Lists all names, for those who look for the nearest.
     *
     * @return the names
     */
    public static Set<String> names() {
        return Collections.unmodifiableSet(Registry.BUNDLED.codes.keySet());
    }
}
