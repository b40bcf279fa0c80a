package io.flowlogs.report;

import java.time.Duration;
import java.util.Set;

/**
 * Who tries many ports of one target, or one port of many targets, within some time. Only protocols with ports are looked at, and only records that have
 * a time. Immutable: every method that changes something returns another question.
 *
 * <p>A server that answers many clients looks like a scanner of their ports, as every record is of one direction. Where a row turns out to be that,
 * ask with {@link #excludingReplies}; it is not done by default because it trusts flags and port numbers, which a scanner may choose.
 *
 * @param ports how many distinct ports of one target make a scan
 * @param targets how many distinct targets of one port make a scan
 * @param window how long one may take, whole seconds
 * @param ignoredPorts destination ports that are not looked at
 * @param withoutReplies whether records sent by the side that serves are left out
 * @param packetLevel whether to take the addresses of the packets where a record has them
 * @param limit how many rows
 */
public record ScanQuestion(
        int ports,
        int targets,
        Duration window,
        Set<Integer> ignoredPorts,
        boolean withoutReplies,
        boolean packetLevel,
        long limit) {
    /** Ports that many clients use on many targets for good reasons: SSH, mail, names, the web, time, directories. */
    public static final Set<Integer> COMMON_PORTS = Set.of(22, 25, 53, 80, 88, 123, 389, 443, 445, 587, 636, 993, 995);

    private static final int USUAL = 10;

    /**
     * Checks the numbers and copies the ports.
     *
     * @param ports how many distinct ports of one target make a scan
     * @param targets how many distinct targets of one port make a scan
     * @param window how long one may take, whole seconds
     * @param ignoredPorts destination ports that are not looked at
     * @param withoutReplies whether records sent by the side that serves are left out
     * @param packetLevel whether to take the addresses of the packets where a record has them
     * @param limit how many rows
     * @throws IllegalArgumentException when a threshold or the window is less than 1, or the limit is negative
     */
    public ScanQuestion {
        if (ports < 1 || targets < 1) {
            throw new IllegalArgumentException(
                    "scan: expected thresholds of at least 1, found " + ports + " ports and " + targets + " targets.");
        }
        if (window.getSeconds() < 1 || window.getNano() != 0) {
            throw new IllegalArgumentException("scan: expected a whole number of seconds, at least 1, found " + window
                    + ". Flow logs know no finer time.");
        }
        if (limit < 0) {
            throw new IllegalArgumentException("scan: expected 0 or more rows, found " + limit + ".");
        }
        ignoredPorts = Set.copyOf(ignoredPorts);
    }

    /**
     * Asks for 10 ports or 10 targets within an hour.
     *
     * @return the question
     */
    public static ScanQuestion usual() {
        return new ScanQuestion(USUAL, USUAL, Duration.ofHours(1), Set.of(), false, false, Long.MAX_VALUE);
    }

    /**
     * Changes how many ports of one target make a scan.
     *
     * @param number at least 1
     * @return the question with that threshold
     */
    public ScanQuestion ofPorts(int number) {
        return new ScanQuestion(number, targets, window, ignoredPorts, withoutReplies, packetLevel, limit);
    }

    /**
     * Changes how many targets of one port make a scan.
     *
     * @param number at least 1
     * @return the question with that threshold
     */
    public ScanQuestion ofTargets(int number) {
        return new ScanQuestion(ports, number, window, ignoredPorts, withoutReplies, packetLevel, limit);
    }

    /**
     * Changes how long a scan may take: from the start of its first record on, which is in it, to the end of the window, which is not.
     *
     * @param length whole seconds
     * @return the question with that window
     */
    public ScanQuestion within(Duration length) {
        return new ScanQuestion(ports, targets, length, ignoredPorts, withoutReplies, packetLevel, limit);
    }

    /**
     * Leaves out records to some ports.
     *
     * @param others the ports, for example {@link #COMMON_PORTS}
     * @return the question without them
     */
    public ScanQuestion ignoring(Set<Integer> others) {
        return new ScanQuestion(ports, targets, window, others, withoutReplies, packetLevel, limit);
    }

    /**
     * Leaves out records sent by the side that serves, by the rule of {@link io.flowlogs.query.GroupKey#sender}.
     *
     * @return the question without them
     */
    public ScanQuestion excludingReplies() {
        return new ScanQuestion(ports, targets, window, ignoredPorts, true, packetLevel, limit);
    }

    /**
     * Takes the addresses of the packets where a record has them, else those of the interface.
     *
     * @return the question about those
     */
    public ScanQuestion atPacketLevel() {
        return new ScanQuestion(ports, targets, window, ignoredPorts, withoutReplies, true, limit);
    }

    /**
     * Changes the number of rows.
     *
     * @param rows 0 or more
     * @return the question for so many
     */
    public ScanQuestion limit(long rows) {
        return new ScanQuestion(ports, targets, window, ignoredPorts, withoutReplies, packetLevel, rows);
    }
}
