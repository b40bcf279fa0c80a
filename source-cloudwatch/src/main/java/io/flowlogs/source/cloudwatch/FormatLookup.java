package io.flowlogs.source.cloudwatch;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.flowlogs.record.FlowLogFormat;
import io.flowlogs.source.SourceAccessException;
import io.flowlogs.source.SourceAccessException.Reason;
import io.flowlogs.source.cloudwatch.GroupFormats.KnownFlowLog;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.DescribeFlowLogsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeFlowLogsResponse;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.FlowLog;

/**
 * Asks EC2 which flow logs write to a group, and in which formats. Answers are kept for {@link #KEPT}, failures for {@link #UNANSWERED}, of at most
 * {@value #MOST_GROUPS} groups each. When
 * EC2 does not answer, the formats are unknown, which is no error: lines may tell their format, or the user. Safe for use by several
 * threads.
 */
final class FormatLookup {
    static final Duration KEPT = Duration.ofMinutes(10);

    /** A service that fails is left alone for a while, as every question and every look of a feed would wait for it again. */
    static final Duration UNANSWERED = Duration.ofMinutes(1);

    static final int MOST_GROUPS = 1000;
    private static final int MOST_PAGES = 1000;
    private static final int PAGE_SIZE = 1000;
    private static final String ACTION = "ec2:DescribeFlowLogs";

    private final @Nullable Supplier<Ec2Client> ec2;
    private final Supplier<@Nullable String> account;
    private final Cache<LogGroup, GroupFormats> cache;
    private final Cache<LogGroup, GroupFormats> unanswered;

    /**
     * Makes a lookup.
     *
     * @param ec2 the client, or null when there is none: all formats are unknown then
     * @param account the account whose flow logs the client sees, where it can be told
     * @param ticker tells how time passes
     */
    FormatLookup(@Nullable Supplier<Ec2Client> ec2, Supplier<@Nullable String> account, Ticker ticker) {
        this.ec2 = ec2;
        this.account = account;
        this.cache = cache(KEPT, ticker);
        this.unanswered = cache(UNANSWERED, ticker);
    }

    private static Cache<LogGroup, GroupFormats> cache(Duration kept, Ticker ticker) {
        return Caffeine.newBuilder()
                .expireAfterWrite(kept)
                .maximumSize(MOST_GROUPS)
                .ticker(ticker)
                .build();
    }

    GroupFormats of(LogGroup group) throws IOException {
        if (ec2 == null) {
            return GroupFormats.UNKNOWN;
        }
        GroupFormats known = cache.getIfPresent(group);
        GroupFormats answered = known != null ? known : unanswered.getIfPresent(group);
        return answered != null ? answered : asked(group, ec2);
    }

    private GroupFormats asked(LogGroup group, Supplier<Ec2Client> client) throws IOException {
        try {
            GroupFormats found = isOfOthers(group) ? ofOthers(group) : new GroupFormats(flowLogs(group, client), null);
            cache.put(group, found);
            return found;
        } catch (IOException e) {
            if (concernsAll(e)) {
                throw e;
            }
            GroupFormats unknown = new GroupFormats(List.of(), notAnswered(group, e));
            (AwsFailures.isDenied(e.getCause()) ? cache : unanswered).put(group, unknown);
            return unknown;
        }
    }

    /** Without credentials, and after an interruption, nothing else works either. */
    private static boolean concernsAll(IOException problem) {
        return problem instanceof InterruptedIOException
                || (problem instanceof SourceAccessException refusal && refusal.reason() == Reason.CONFIGURATION);
    }

    /** One's own flow logs that write to a group of the same name say nothing about that of another account. */
    private boolean isOfOthers(LogGroup group) {
        return group.isArn() && !group.account().equals(account.get());
    }

    private static GroupFormats ofOthers(LogGroup group) {
        return new GroupFormats(
                List.of(),
                group.shown()
                        + ": the flow logs of another account cannot be asked for their formats; they are told by their"
                        + " lines where that is possible. Use --format if they have a custom one.");
    }

    private static String notAnswered(LogGroup group, IOException problem) {
        String why = AwsFailures.isDenied(problem.getCause())
                ? "the caller has no leave for " + ACTION
                : "EC2 did not answer: " + problem.getMessage();
        return group.shown() + ": formats are told by the lines where that is possible, since " + why
                + ". Use --format if the flow log has a custom one.";
    }

    private static List<KnownFlowLog> flowLogs(LogGroup group, Supplier<Ec2Client> client) throws IOException {
        List<KnownFlowLog> found = new ArrayList<>();
        String token = null;
        for (int page = 0; page < MOST_PAGES; page++) {
            DescribeFlowLogsRequest request = request(group, token);
            DescribeFlowLogsResponse answer =
                    AwsFailures.call(ACTION, () -> client.get().describeFlowLogs(request));
            answer.flowLogs().stream()
                    .filter(flowLog -> group.name().equals(flowLog.logGroupName()))
                    .map(FormatLookup::known)
                    .forEach(found::add);
            token = answer.nextToken();
            if (token == null || token.isEmpty()) {
                return found;
            }
        }
        throw new IOException("expected at most " + MOST_PAGES + " pages of flow logs, found more.");
    }

    private static DescribeFlowLogsRequest request(LogGroup group, @Nullable String token) {
        Filter ofGroup =
                Filter.builder().name("log-group-name").values(group.name()).build();
        return DescribeFlowLogsRequest.builder()
                .filter(ofGroup)
                .maxResults(PAGE_SIZE)
                .nextToken(token)
                .build();
    }

    private static KnownFlowLog known(FlowLog flowLog) {
        String format = flowLog.logFormat();
        String resource = flowLog.resourceId() == null ? "" : flowLog.resourceId();
        return new KnownFlowLog(
                String.valueOf(flowLog.flowLogId()), format(format, resource), resource, flowLog.creationTime());
    }

    /** A flow log without a format of its own has the default of what it logs. */
    private static FlowLogFormat format(@Nullable String text, String resource) {
        if (text != null && !text.isBlank()) {
            return FlowLogFormat.parse(text);
        }
        return resource.startsWith("tgw-") ? FlowLogFormat.TRANSIT_GATEWAY_DEFAULT : FlowLogFormat.DEFAULT;
    }
}
