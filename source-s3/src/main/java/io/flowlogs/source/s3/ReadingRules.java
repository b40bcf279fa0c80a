package io.flowlogs.source.s3;

import io.flowlogs.source.SourceOptions;
import io.flowlogs.source.s3.S3Options.Names;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is to be read of a bucket, and how. Immutable.
 *
 * @param accounts the accounts wanted; empty for all
 * @param regions the Regions wanted; empty for all
 * @param flowLogs the flow logs wanted; empty for all
 * @param slack how late records may be delivered
 * @param payer whether the caller pays
 * @param inFlight how many bytes are fetched ahead at most
 */
record ReadingRules(
        Set<String> accounts, Set<String> regions, Set<String> flowLogs, Duration slack, boolean payer, long inFlight) {
    static final ReadingRules DEFAULT =
            new ReadingRules(Set.of(), Set.of(), Set.of(), Duration.ofMinutes(30), false, 64L << 20);

    ReadingRules {
        accounts = Set.copyOf(accounts);
        regions = Set.copyOf(regions);
        flowLogs = Set.copyOf(flowLogs);
    }

    static ReadingRules of(SourceOptions options) {
        return new ReadingRules(
                names(options.get(S3Options.ACCOUNTS)),
                names(options.get(S3Options.REGIONS)),
                names(options.get(S3Options.FLOW_LOGS)),
                options.get(S3Options.SLACK, DEFAULT.slack),
                options.get(S3Options.REQUEST_PAYER, false),
                options.get(S3Options.IN_FLIGHT, DEFAULT.inFlight));
    }

    private static Set<String> names(@Nullable Names given) {
        return given == null ? Set.of() : given.names();
    }

    ReadingRules withAccounts(Set<String> wanted) {
        return new ReadingRules(wanted, regions, flowLogs, slack, payer, inFlight);
    }

    ReadingRules withRegions(Set<String> wanted) {
        return new ReadingRules(accounts, wanted, flowLogs, slack, payer, inFlight);
    }

    ReadingRules withFlowLogs(Set<String> wanted) {
        return new ReadingRules(accounts, regions, wanted, slack, payer, inFlight);
    }

    ReadingRules withSlack(Duration longest) {
        return new ReadingRules(accounts, regions, flowLogs, longest, payer, inFlight);
    }

    ReadingRules withPayer() {
        return new ReadingRules(accounts, regions, flowLogs, slack, true, inFlight);
    }

    ReadingRules withInFlight(long bytes) {
        return new ReadingRules(accounts, regions, flowLogs, slack, payer, bytes);
    }
}
