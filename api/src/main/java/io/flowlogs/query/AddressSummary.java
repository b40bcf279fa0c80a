package io.flowlogs.query;

import io.flowlogs.value.IpAddress;
import java.util.List;

/**
 * Distinct addresses and how complete they are. Immutable.
 *
 * @param addresses the addresses, IPv4 before IPv6, by number
 * @param statistics the statistics of the scan
 */
public record AddressSummary(List<IpAddress> addresses, ScanStatistics statistics) {
    /**
     * Copies the addresses.
     *
     * @param addresses the addresses, IPv4 before IPv6, by number
     * @param statistics the statistics of the scan
     */
    public AddressSummary {
        addresses = List.copyOf(addresses);
    }
}
