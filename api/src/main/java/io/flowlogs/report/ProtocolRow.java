package io.flowlogs.report;

import io.flowlogs.value.IpProtocol;
import org.jspecify.annotations.Nullable;

/**
 * A protocol and its traffic.
 *
 * @param protocol the protocol; null where missing
 * @param traffic how much
 */
public record ProtocolRow(@Nullable IpProtocol protocol, Traffic traffic) {}
