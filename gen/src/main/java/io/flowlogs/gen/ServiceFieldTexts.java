package io.flowlogs.gen;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The values of the fields of versions 7 to 11: containers, reasons, encryption, tags and next hops. */
final class ServiceFieldTexts {
    private static final byte[] BLOCK_PUBLIC_ACCESS = Ascii.bytes("BPA");
    private static final byte[] ENCRYPTION_CONTROLS = Ascii.bytes("EC");
    private static final String[] TAGS = {
        "instance-tag", "instance-tag-2", "interface-tag", "interface-tag-2", "asg-tag", "asg-tag-2"
    };
    private static final int NITRO = 1;
    private static final int APPLICATION = 2;

    private ServiceFieldTexts() {}

    static Map<String, FieldText> all() {
        Map<String, FieldText> texts = new HashMap<>();
        addContainers(texts);
        texts.put("reject-reason", ServiceFieldTexts::putRejectReason);
        texts.put("resource-id", (s, out) -> out.put(s.at.resource));
        texts.put("encryption-status", ServiceFieldTexts::putEncryption);
        for (int i = 0; i < TAGS.length; i++) texts.put(TAGS[i], tag(i));
        texts.put("interface-type", (s, out) -> out.put(s.at.interfaceType));
        addNextHop(texts);
        return texts;
    }

    private static void addContainers(Map<String, FieldText> texts) {
        texts.put("ecs-cluster-arn", task(t -> t.clusterArn));
        texts.put("ecs-cluster-name", task(t -> t.clusterName));
        texts.put("ecs-container-instance-arn", task(t -> t.containerInstanceArn));
        texts.put("ecs-container-instance-id", task(t -> t.containerInstanceId));
        texts.put("ecs-container-id", task(t -> t.containerId));
        texts.put("ecs-second-container-id", task(t -> t.secondContainerId));
        texts.put("ecs-service-name", task(t -> t.serviceName));
        texts.put("ecs-task-definition-arn", task(t -> t.definitionArn));
        texts.put("ecs-task-arn", task(t -> t.taskArn));
        texts.put("ecs-task-id", task(t -> t.taskId));
    }

    private static FieldText task(Function<EcsTask, byte[]> part) {
        return (s, out) -> {
            EcsTask task = s.at.task;
            out.put(task == null ? Ascii.DASH : part.apply(task));
        };
    }

    private static FieldText tag(int index) {
        return (s, out) -> out.put(s.at.tags[index]);
    }

    /** Whether VPC Block Public Access turned the packet away; its records carry no bytes. */
    static boolean isBlockedPublicAccess(FlowSample s) {
        return s.rejected && !s.flow.remote.isInternal() && s.pick(2, 8) == 0;
    }

    private static void putRejectReason(FlowSample s, ByteSink out) {
        boolean encryption = s.rejected && s.at.kind == InterfaceKind.VPC_ENDPOINT;
        if (isBlockedPublicAccess(s)) out.put(BLOCK_PUBLIC_ACCESS);
        else out.put(encryption ? ENCRYPTION_CONTROLS : Ascii.DASH);
    }

    /** Encryption Controls are off in every fifth VPC interface's eyes; Nitro encrypts inside, TLS at endpoints. */
    private static void putEncryption(FlowSample s, ByteSink out) {
        if (s.at.index % 5 == 4) {
            out.put('-');
            return;
        }
        boolean endpoint = s.at.kind == InterfaceKind.VPC_ENDPOINT || s.flow.remote.hasGatewayEndpoint;
        boolean tls = s.flow.protocol == Flow.TCP && (s.sourcePort == 443 || s.destinationPort == 443);
        out.put((s.flow.remote.isInternal() ? NITRO : 0L) + (endpoint && tls ? APPLICATION : 0L));
    }

    private static void addNextHop(Map<String, FieldText> texts) {
        texts.put("next-hop-interface-id", nextHop(hop -> hop.id));
        texts.put("next-hop-subnet-id", nextHop(hop -> hop.subnetId));
        texts.put("next-hop-vpc-id", nextHop(hop -> hop.subnet.vpc.id));
        texts.put("next-hop-interface-type", nextHop(hop -> hop.interfaceType));
        texts.put("next-hop-az-id", ServiceFieldTexts::putNextHopZone);
    }

    private static FieldText nextHop(Function<NetworkInterface, byte[]> part) {
        return (s, out) -> {
            NetworkInterface hop = nextHop(s);
            out.put(hop == null ? Ascii.DASH : part.apply(hop));
        };
    }

    private static @Nullable NetworkInterface nextHop(FlowSample s) {
        return isHopHidden(s) ? null : s.flow.remote.owner;
    }

    /** The zone is all that is told of an interface that is not yours. */
    private static void putNextHopZone(FlowSample s, ByteSink out) {
        Subnet subnet = s.flow.remote.subnet;
        out.put(subnet == null || isHopHidden(s) ? Ascii.DASH : subnet.zone);
    }

    /** AWS does not know the sender of what comes in from a transit gateway or a load balancer. */
    private static boolean isHopHidden(FlowSample s) {
        NetworkInterface hop = s.flow.remote.owner;
        if (s.egress || hop == null) return false;
        return hop.kind == InterfaceKind.TRANSIT_GATEWAY || hop.kind == InterfaceKind.NETWORK_LOAD_BALANCER;
    }
}
