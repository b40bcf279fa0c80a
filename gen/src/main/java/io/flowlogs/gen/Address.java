package io.flowlogs.gen;

import org.jspecify.annotations.Nullable;

/** An address with all that is known about who has it. One object a text, so that identity is equality. */
final class Address {
    final int id;
    final byte[] text;
    final boolean ipv6;
    /** The AWS service that owns an address outside. */
    final byte[] service;
    /** Whether a gateway endpoint leads there; only S3 and DynamoDB have them. */
    final boolean hasGatewayEndpoint;
    /** Where the address is, for one inside. */
    final @Nullable Subnet subnet;
    /** The interface that has the address, if it is one of the flow log's owner. */
    @Nullable
    NetworkInterface owner;

    Address(int id, String text, byte[] service, @Nullable Subnet subnet) {
        this.id = id;
        this.text = Ascii.bytes(text);
        this.ipv6 = text.indexOf(':') >= 0;
        this.service = service;
        this.subnet = subnet;
        String name = Ascii.text(service);
        hasGatewayEndpoint = name.equals("S3") || name.equals("DYNAMODB");
    }

    boolean isInternal() {
        return subnet != null;
    }
}
