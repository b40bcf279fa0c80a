package io.flowlogs.report;

import io.flowlogs.value.IpAddress;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A scan, as it was in its best window: the one with most ports or targets, the earliest of several.
 *
 * @param srcaddr who scans
 * @param dstaddr whose ports; null where it is one port of many targets
 * @param port which port; null where it is many ports of one target
 * @param ports how many distinct ports; 1 where it is one port of many targets
 * @param targets how many distinct targets; 1 where it is many ports of one target
 * @param rejected the part of the records that was rejected, from 0 to 1
 * @param synOnly the part of the records that have a SYN without ACK, from 0 to 1
 * @param first the earliest start of a record
 * @param last the latest start of a record
 * @param records how many records
 */
public record ScanRow(
        IpAddress srcaddr,
        @Nullable IpAddress dstaddr,
        @Nullable Integer port,
        int ports,
        int targets,
        double rejected,
        double synOnly,
        Instant first,
        Instant last,
        long records) {
    /**
     * Tells which kind of scan it is.
     *
     * @return true for one port of many targets, false for many ports of one target
     */
    public boolean isHorizontal() {
        return dstaddr == null;
    }

    /** How many of what was counted. */
    int reach() {
        return isHorizontal() ? targets : ports;
    }
}
