package io.flowlogs.value;

/**
 * The way egress traffic left: the value of a {@code traffic-path} field. Open: a number not known here is {@link
 * #UNKNOWN}. AWS has reworded some paths over time; where the older wording differs it is told.
 */
public enum TrafficPath {
    /** Any number AWS has not documented; the record keeps it. */
    UNKNOWN(0, "unknown path"),
    /** 1: a resource in the same VPC, one that AWS manages there and an Outpost's local gateway included. */
    SAME_VPC(1, "another resource in the same VPC"),
    /** 2: an internet gateway or a gateway VPC endpoint; older documentation says so of instances not on Nitro. */
    INTERNET_GATEWAY_OR_GATEWAY_ENDPOINT(2, "internet gateway or gateway VPC endpoint"),
    /** 3: a virtual private gateway. */
    VIRTUAL_PRIVATE_GATEWAY(3, "virtual private gateway"),
    /** 4: a peering connection within the Region. */
    INTRA_REGION_PEERING(4, "intra-Region VPC peering connection"),
    /** 5: a peering connection to another Region. */
    INTER_REGION_PEERING(5, "inter-Region VPC peering connection"),
    /** 6: a Local Zone or a Wavelength Zone; older documentation says a local gateway. */
    LOCAL_OR_WAVELENGTH_ZONE(6, "Local Zone or Wavelength Zone"),
    /** 7: a gateway VPC endpoint; older documentation says so of Nitro instances only. */
    GATEWAY_ENDPOINT(7, "gateway VPC endpoint"),
    /** 8: an internet gateway; older documentation says so of Nitro instances only. */
    INTERNET_GATEWAY(8, "internet gateway");

    private static final TrafficPath[] ALL = values();

    private final int number;
    private final String description;

    TrafficPath(int number, String description) {
        this.number = number;
        this.description = description;
    }

    /**
     * Returns the path of AWS's number.
     *
     * @param number any number
     * @return the path, {@link #UNKNOWN} for a number outside 1 to 8
     */
    public static TrafficPath of(int number) {
        for (TrafficPath candidate : ALL) {
            if (candidate.number == number) {
                return candidate;
            }
        }
        return UNKNOWN;
    }

    /**
     * Returns AWS's number.
     *
     * @return 1 to 8, or 0, which AWS does not use, for {@link #UNKNOWN}
     */
    public int number() {
        return number;
    }

    /**
     * Says in a few English words what the path leads through.
     *
     * @return a phrase to show beside the number
     */
    public String description() {
        return description;
    }
}
