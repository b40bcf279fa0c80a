package io.flowlogs.gen;

/** The names and ids of a container task, on an instance or on Fargate. */
final class EcsTask {
    private static final String[] SERVICES = {"checkout", "search", "ledger", "images"};

    final byte[] clusterArn;
    final byte[] clusterName;
    final byte[] containerInstanceArn;
    final byte[] containerInstanceId;
    final byte[] containerId;
    final byte[] secondContainerId;
    final byte[] serviceName;
    final byte[] definitionArn;
    final byte[] taskArn;
    final byte[] taskId;

    EcsTask(Vpc vpc, boolean fargate, SeededRandom random) {
        String arn = "arn:aws:ecs:" + Vpc.REGION_NAME + ":" + Ascii.text(vpc.account) + ":";
        String cluster = fargate ? "edge" : "batch";
        String service = SERVICES[random.below(SERVICES.length)];
        String hostId = hex32(random);
        String task = hex32(random);
        clusterName = Ascii.bytes(cluster);
        clusterArn = Ascii.bytes(arn + "cluster/" + cluster);
        containerInstanceId = fargate ? Ascii.DASH : Ascii.bytes(hostId);
        containerInstanceArn = fargate ? Ascii.DASH : Ascii.bytes(arn + "container-instance/" + cluster + "/" + hostId);
        containerId = Ascii.bytes(hex32(random) + hex32(random));
        secondContainerId = orDash(random, hex32(random) + hex32(random));
        serviceName = orDash(random, service);
        definitionArn = Ascii.bytes(arn + "task-definition/" + service + ":" + (1 + random.below(40)));
        taskId = Ascii.bytes(task);
        taskArn = Ascii.bytes(arn + "task/" + cluster + "/" + task);
    }

    private static String hex32(SeededRandom random) {
        return Ascii.hex(random.next(), 16) + Ascii.hex(random.next(), 16);
    }

    /** Not every task has a second container, or was started by a service. */
    private static byte[] orDash(SeededRandom random, String text) {
        return random.below(3) == 0 ? Ascii.DASH : Ascii.bytes(text);
    }
}
