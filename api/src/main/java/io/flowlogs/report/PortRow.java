package io.flowlogs.report;

import org.jspecify.annotations.Nullable;

/**
 * A port and its traffic.
 *
 * @param port the port; null where missing
 * @param traffic how much
 */
public record PortRow(@Nullable Integer port, Traffic traffic) {}
