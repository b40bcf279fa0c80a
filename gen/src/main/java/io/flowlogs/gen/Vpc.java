package io.flowlogs.gen;

import org.jspecify.annotations.Nullable;

/** An account with its VPC, its flow log, and what attaches it to the transit gateway. */
final class Vpc {
    static final String REGION_NAME = "us-east-1";
    static final byte[] REGION = Ascii.bytes(REGION_NAME);
    private static final String FIRST_ACCOUNT = "123456789010";
    private static final int SUBNETS = 8;

    final int index;
    final byte[] account;
    final byte[] id;
    final byte[] flowLogId;
    final byte[] transitGateway;
    final byte[] attachment;
    final byte[] vpnAttachment;
    /** Another VPC of the account behind the same transit gateway: traffic within one VPC does not cross it. */
    final @Nullable Vpc spoke;

    private final Subnet[] subnets = new Subnet[SUBNETS];

    /** A VPC of a new account. */
    Vpc(int index, byte[] transitGateway, byte[] vpnAttachment, SeededRandom random) {
        this.index = index;
        this.transitGateway = transitGateway;
        this.vpnAttachment = vpnAttachment;
        account = Ascii.bytes(accountNumber(index, random));
        spoke = new Vpc(this, random);
        id = Ascii.resourceId("vpc-", random.next());
        flowLogId = Ascii.resourceId("fl-", random.next());
        attachment = Ascii.resourceId("tgw-attach-", random.next());
        for (int i = 0; i < SUBNETS; i++) subnets[i] = new Subnet(this, i, random.next());
    }

    /** The spoke of a VPC. */
    private Vpc(Vpc hub, SeededRandom random) {
        index = hub.index;
        transitGateway = hub.transitGateway;
        vpnAttachment = hub.vpnAttachment;
        account = hub.account;
        flowLogId = Ascii.DASH;
        spoke = null;
        id = Ascii.resourceId("vpc-", random.next());
        attachment = Ascii.resourceId("tgw-attach-", random.next());
        for (int i = 0; i < SUBNETS; i++) subnets[i] = new Subnet(this, i, random.next());
    }

    /** The second account begins with zeros, because account ids are text and not numbers. */
    private static String accountNumber(int index, SeededRandom random) {
        if (index == 0) return FIRST_ACCOUNT;
        String digits = Long.toString(100_000_000_000L + (random.next() >>> 1) % 900_000_000_000L);
        return index == 1 ? "000" + digits.substring(3) : digits;
    }

    /** The subnet (a /23) that holds 10.0.{@code thirdOctet}.x. */
    Subnet subnetOf(int thirdOctet) {
        return subnets[thirdOctet >> 1];
    }

    /** Where a partner at {@code subnet} is, seen from this VPC through the transit gateway. */
    Subnet beyondGateway(Subnet subnet) {
        return subnet.vpc == this && spoke != null ? spoke.subnets[subnet.index] : subnet;
    }
}
