package io.flowlogs.gen;

import java.util.List;

/** Who owns a network interface. */
enum InterfaceKind {
    INSTANCE(""),
    EC2_TASK(""),
    FARGATE_TASK(""),
    VPC_ENDPOINT("vpc_endpoint"),
    NETWORK_LOAD_BALANCER("network_load_balancer"),
    TRANSIT_GATEWAY("transit_gateway"),
    NAT_GATEWAY("nat_gateway"),
    REGIONAL_NAT_GATEWAY("regional_nat_gateway");

    /** Kinds recur in this rhythm over the interfaces, so that 25 of them have every kind. */
    private static final int PERIOD = 25;

    private static final int FIRST_TASK = 14;
    private static final int FIRST_EC2_TASK = 17;
    private static final int FIRST_SERVICE = 20;
    private static final List<InterfaceKind> SERVICES =
            List.of(REGIONAL_NAT_GATEWAY, TRANSIT_GATEWAY, VPC_ENDPOINT, NETWORK_LOAD_BALANCER, NAT_GATEWAY);

    /** AWS's word for it; empty for yours. */
    final String interfaceType;

    InterfaceKind(String interfaceType) {
        this.interfaceType = interfaceType;
    }

    static InterfaceKind ofIndex(int index) {
        int step = index % PERIOD;
        if (step < FIRST_TASK) return INSTANCE;
        if (step < FIRST_EC2_TASK) return FARGATE_TASK;
        if (step < FIRST_SERVICE) return EC2_TASK;
        return SERVICES.get(step - FIRST_SERVICE);
    }

    /** Whether an instance of yours has this interface; AWS's own services never show one. */
    boolean hasInstance() {
        return this == INSTANCE || this == EC2_TASK;
    }

    boolean isTask() {
        return this == EC2_TASK || this == FARGATE_TASK;
    }

    /** Whether traffic of others passes through, so that packet addresses differ from flow addresses. */
    boolean forwards() {
        return this == NAT_GATEWAY || this == TRANSIT_GATEWAY;
    }
}
