package io.flowlogs.value;

/** The names of what ports offer. */
public final class ServiceName {
    private ServiceName() {}

    /**
     * Names what a port offers.
     *
     * @param protocol the number of an IP protocol
     * @param port a port, or 0 for a protocol without ports
     * @return the name; protocol and number, as <code>tcp/8443</code>, where there is none; the name of the protocol for port 0
     */
    public static String of(int protocol, int port) {
        String name = IpProtocol.of(protocol).toString();
        return port == 0 ? name : name + "/" + port;
    }
}
