package io.flowlogs.gen;

/** A subnet in one availability zone, or in a local zone, which has no zone id but a sublocation. */
final class Subnet {
    private static final int LOCAL_ZONE = 7;
    private static final int[] ZONES = {4, 1, 6};

    final Vpc vpc;
    final int index;
    final byte[] id;
    final byte[] zone;
    final byte[] sublocationType;
    final byte[] sublocationId;

    Subnet(Vpc vpc, int index, long bits) {
        this.vpc = vpc;
        this.index = index;
        boolean local = index == LOCAL_ZONE;
        id = Ascii.resourceId("subnet-", bits);
        zone = local ? Ascii.DASH : Ascii.bytes("use1-az" + ZONES[index % ZONES.length]);
        sublocationType = local ? Ascii.bytes("localzone") : Ascii.DASH;
        sublocationId = local ? Ascii.bytes("use1-bos1-az1") : Ascii.DASH;
    }

    boolean isLocalZone() {
        return index == LOCAL_ZONE;
    }
}
