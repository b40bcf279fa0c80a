package io.flowlogs.report;

import io.flowlogs.value.CidrBlock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What can be reached from outside: accepted traffic from public addresses to private ones, sent by the client. Immutable: every method that changes
 * something returns another question.
 *
 * @param internal blocks of addresses that are not public
 * @param packetLevel whether to take the addresses of the packets where a record has them
 * @param limit how many rows
 */
public record ExposureQuestion(Set<CidrBlock> internal, boolean packetLevel, long limit) {
    /** Private, shared, link-local and loopback addresses. */
    public static final Set<CidrBlock> PRIVATE = List.of(
                    "10.0.0.0/8",
                    "172.16.0.0/12",
                    "192.168.0.0/16",
                    "100.64.0.0/10",
                    "169.254.0.0/16",
                    "127.0.0.0/8",
                    "fc00::/7",
                    "fe80::/10",
                    "::1/128")
            .stream()
            .map(CidrBlock::parse)
            .collect(Collectors.toUnmodifiableSet());

    /**
     * Checks the limit and copies the blocks.
     *
     * @param internal blocks of addresses that are not public
     * @param packetLevel whether to take the addresses of the packets where a record has them
     * @param limit how many rows
     * @throws IllegalArgumentException when the limit is negative
     */
    public ExposureQuestion {
        if (limit < 0) {
            throw new IllegalArgumentException("exposure: expected 0 or more rows, found " + limit + ".");
        }
        internal = Set.copyOf(internal);
    }

    /**
     * Asks what of {@link #PRIVATE} can be reached.
     *
     * @return the question
     */
    public static ExposureQuestion usual() {
        return new ExposureQuestion(PRIVATE, false, Long.MAX_VALUE);
    }

    /**
     * Takes more addresses for private ones, such as public addresses of one's own, or the global IPv6 block of a VPC.
     *
     * @param blocks the blocks, besides those before
     * @return the question with those
     */
    public ExposureQuestion withInternal(Set<CidrBlock> blocks) {
        Set<CidrBlock> all = new HashSet<>(internal);
        all.addAll(blocks);
        return new ExposureQuestion(all, packetLevel, limit);
    }

    /**
     * Takes the addresses of the packets where a record has them, else those of the interface.
     *
     * @return the question about those
     */
    public ExposureQuestion atPacketLevel() {
        return new ExposureQuestion(internal, true, limit);
    }

    /**
     * Changes the number of rows.
     *
     * @param rows 0 or more
     * @return the question for so many
     */
    public ExposureQuestion limit(long rows) {
        return new ExposureQuestion(internal, packetLevel, rows);
    }
}
