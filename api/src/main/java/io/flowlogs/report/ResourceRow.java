package io.flowlogs.report;

import org.jspecify.annotations.Nullable;

/**
 * An instance, a subnet or an interface, and its traffic.
 *
 * @param id its identifier; null where a record has none, as those of a NAT gateway or of an endpoint have no instance
 * @param traffic how much
 */
public record ResourceRow(@Nullable String id, Traffic traffic) {}
