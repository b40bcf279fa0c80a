package io.flowlogs.report;

import io.flowlogs.value.IpAddress;
import org.jspecify.annotations.Nullable;

/**
 * A source, a destination, and the traffic from one to the other.
 *
 * @param srcaddr the source; null where missing
 * @param dstaddr the destination; null where missing
 * @param traffic how much
 */
public record PairRow(@Nullable IpAddress srcaddr, @Nullable IpAddress dstaddr, Traffic traffic) {}
