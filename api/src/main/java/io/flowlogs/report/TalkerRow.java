package io.flowlogs.report;

import io.flowlogs.value.IpAddress;
import org.jspecify.annotations.Nullable;

/**
 * An address and its traffic.
 *
 * @param addr the address; null where missing
 * @param traffic how much
 */
public record TalkerRow(@Nullable IpAddress addr, Traffic traffic) {}
