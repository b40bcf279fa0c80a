package io.flowlogs.source.cloudwatch;

import io.flowlogs.source.SourceAccessException;
import io.flowlogs.source.SourceAccessException.Reason;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogGroupsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogGroupsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroupClass;

/** Finds log groups by a pattern, and the class of one. Safe for use by several threads. */
final class LogGroups {
    private static final int MOST_PAGES = 10_000;
    private static final int BAD_REQUEST = 400;

    private final LogsCalls calls;

    LogGroups(LogsCalls calls) {
        this.calls = calls;
    }

    /** Lists the groups whose names fit a pattern with <code>*</code> and <code>?</code>, by name. */
    List<LogGroup> matching(String pattern) throws IOException {
        Pattern wanted =
                Pattern.compile("\\Q" + pattern.replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q") + "\\E");
        List<LogGroup> found = named(literalStart(pattern)).stream()
                .map(software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup::logGroupName)
                .filter(name -> wanted.matcher(name).matches())
                .sorted()
                .map(LogGroup::new)
                .toList();
        if (found.isEmpty()) {
            throw new SourceAccessException(
                    Reason.SERVICE,
                    "expected log groups whose names fit, found none. Check the pattern, --region and" + " --profile.",
                    null);
        }
        return found;
    }

    private static String literalStart(String pattern) {
        return pattern.split("[*?]", 2)[0];
    }

    private List<software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup> named(String prefix)
            throws IOException {
        List<software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup> found = new ArrayList<>();
        String token = null;
        for (int page = 0; page < MOST_PAGES; page++) {
            DescribeLogGroupsResponse answer = calls.groups(request(prefix, token));
            found.addAll(answer.logGroups());
            token = answer.nextToken();
            if (token == null) {
                return found;
            }
        }
        throw new IOException("expected at most " + MOST_PAGES + " pages of log groups, found more.");
    }

    /** The ARN of a group, without the star that AWS appends to it in places. */
    String arn(LogGroup group) throws IOException {
        if (group.isArn()) {
            return group.id();
        }
        return named(group.name()).stream()
                .filter(found -> group.name().equals(found.logGroupName()))
                .map(found -> found.logGroupArn() == null ? found.arn() : found.logGroupArn())
                .map(LogGroups::withoutStar)
                .findFirst()
                .orElseThrow(() -> new SourceAccessException(
                        Reason.SERVICE,
                        "expected a log group of this name, found none. Check the name, --region and --profile.",
                        null));
    }

    /** What AWS says of the groups that a location means, by their ids; nothing when it does not say. */
    Map<String, StoredGroup> stored(GroupLocation location) throws IOException {
        LogGroup only = new LogGroup(location.group());
        String prefix = location.isPattern() ? literalStart(location.group()) : only.name();
        Map<String, StoredGroup> stored = new HashMap<>();
        try {
            for (software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup group : named(prefix)) {
                String id = only.isArn() ? withoutStar(String.valueOf(group.arn())) : group.logGroupName();
                stored.put(id, stored(group));
            }
        } catch (InterruptedIOException e) {
            throw e;
        } catch (IOException notTold) {
            return Map.of();
        }
        return stored;
    }

    private static StoredGroup stored(software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup group) {
        return new StoredGroup(
                group.storedBytes(),
                group.creationTime() == null ? null : Instant.ofEpochMilli(group.creationTime()),
                group.retentionInDays() == null ? null : Duration.ofDays(group.retentionInDays()),
                group.logGroupClass() == LogGroupClass.INFREQUENT_ACCESS);
    }

    private static String withoutStar(String arn) {
        return arn.endsWith(":*") ? arn.substring(0, arn.length() - 2) : arn;
    }

    private static DescribeLogGroupsRequest request(String prefix, @Nullable String token) {
        return DescribeLogGroupsRequest.builder()
                .logGroupNamePrefix(prefix.isEmpty() ? null : prefix)
                .nextToken(token)
                .build();
    }

    /** Asks for the class of a group whose events were refused, where the refusal may have to do with it. */
    boolean isInfrequentAccess(LogGroup group, IOException problem) {
        boolean possible = problem.getCause() instanceof AwsServiceException answer
                && answer.statusCode() == BAD_REQUEST
                && !(problem instanceof SourceAccessException)
                && !answer.isThrottlingException();
        if (!possible) {
            return false;
        }
        try {
            return named(group.name()).stream()
                    .filter(found -> group.name().equals(found.logGroupName()))
                    .anyMatch(found -> found.logGroupClass() == LogGroupClass.INFREQUENT_ACCESS);
        } catch (IOException notTold) {
            return false;
        }
    }
}
