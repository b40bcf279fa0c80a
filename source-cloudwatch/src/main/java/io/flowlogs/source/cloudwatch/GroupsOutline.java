package io.flowlogs.source.cloudwatch;

import io.flowlogs.query.ExpectedTime;
import io.flowlogs.query.ExpectedUse;
import io.flowlogs.query.FlowPredicate;
import io.flowlogs.source.ScanOutline;
import io.flowlogs.source.ScanOutline.Part;
import io.flowlogs.source.ScanPlan;
import io.flowlogs.source.ScanRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** What is known of log groups before an event is asked for: not much. Used by one thread. */
final class GroupsOutline {
    private static final int SHOWN = 8;
    private static final double PAGE_BYTES = 1 << 20;

    private static final String CALLS_BASIS =
            "free of charge; the least is for a window with hardly any events, and each MB of events takes another";
    private static final String INSIGHTS_BASIS =
            "for groups of the class Infrequent Access; $0.005 for a GB searched, in us-east-1,"
                    + " November 2026; how much is searched is not known";
    private static final String TRANSFER_BASIS =
            "within the Region free; to the Internet $0.09 in us-east-1, November 2026, for a GB";

    private final ScanRequest request;
    private final Instant now;
    private final @Nullable String region;
    private final List<Part> parts = new ArrayList<>();
    private final List<String> layouts = new ArrayList<>();
    private final List<String> pushedDown = new ArrayList<>();
    private final List<String> notices = new ArrayList<>();
    private int groups;
    private long calls;
    private long queries;

    /**
     * Makes it.
     *
     * @param request what is asked
     * @param now the present
     * @param region the Region whose quota limits requests, or null where none is known to
     */
    GroupsOutline(ScanRequest request, Instant now, @Nullable String region) {
        this.request = request;
        this.now = now;
        this.region = region;
    }

    /** Adds a group, and what AWS says of it. */
    void add(AskedGroup asked, @Nullable StoredGroup stored) {
        groups++;
        asked.filters().forEach(filter -> parts.add(new Part(null, OptionalLong.empty())));
        if (stored != null && stored.infrequentAccess()) {
            queries += asked.ranges();
        } else {
            calls += asked.ranges();
        }
        if (groups <= SHOWN) {
            String name = asked.group().shown();
            layouts.add(name + " " + layout(asked.formats(), stored));
            asked.filters().stream().findFirst().ifPresent(filter -> addPushedDown(asked, filter));
            notices.add(name + ": " + size(stored));
        }
    }

    private String layout(GroupFormats formats, @Nullable StoredGroup stored) {
        String kind = stored != null && stored.infrequentAccess() ? "of the class Infrequent Access, " : "";
        if (request.format() != null) {
            return kind + "in the format given";
        } else if (formats.flowLogs().isEmpty()) {
            return kind + "in a format that its lines tell";
        }
        return kind + "in " + counted(formats.formats().size(), "format") + " of "
                + counted(formats.flowLogs().size(), "flow log");
    }

    private static String counted(long number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }

    private void addPushedDown(AskedGroup asked, EventFilter filter) {
        String name = asked.group().shown();
        if (filter.pattern() != null) {
            pushedDown.add(name + ": the filter pattern " + filter.pattern());
        } else if (!request.filter().equals(FlowPredicate.all())) {
            String why = asked.hasCertainFormat()
                    ? "no condition can be written as one"
                    : "not all of the window is known for certain to have one format";
            notices.add(name + ": no filter pattern is sent, as " + why + ".");
        }
        if (!filter.streams().isEmpty()) {
            pushedDown.add(name + ": only the streams that are named");
        } else if (filter.streamPrefix() != null) {
            pushedDown.add(name + ": only streams whose names begin with " + filter.streamPrefix());
        }
    }

    private String size(@Nullable StoredGroup stored) {
        if (stored == null || stored.bytes() == null) {
            return "how much it has is not known, as logs:DescribeLogGroups does not say.";
        }
        String kept = stored.retention() == null
                ? ""
                : ", kept for " + stored.retention().toDays() + " days";
        long share = stored.evenShare(request.window(), now);
        String even = share < 0
                ? ""
                : ". Had they come evenly, the window would have " + share + " bytes of them, which is "
                        + counted((long) Math.ceil(share / PAGE_BYTES), "request") + " or more";
        return "AWS says, as of some hours ago, that it has " + stored.bytes() + " bytes in all" + kept + even
                + ". What the window has is not known before it is read.";
    }

    ScanOutline of(ScanPlan plan, boolean byIngestion) {
        List<String> all = new ArrayList<>(plan.notices());
        all.addAll(notices);
        if (groups > SHOWN) {
            all.add("And " + counted(groups - SHOWN, "more log group") + ".");
        }
        List<String> sentences = new ArrayList<>();
        sentences.add(
                byIngestion
                        ? "The window of the time of ingestion is asked for as one of events, the lag longer."
                        : "The window is asked for, to the millisecond.");
        sentences.addAll(pushedDown);
        return ScanOutline.of(plan.withNotices(all))
                .withParts(parts)
                .withLayout(() -> counted(groups, "log group") + ": " + String.join("; ", layouts))
                .withPushedDown(sentences)
                .withUses(amount -> uses())
                .withTime(amount -> time());
    }

    private List<ExpectedUse> uses() {
        List<ExpectedUse> uses = new ArrayList<>();
        if (calls > 0 || queries == 0) {
            uses.add(ExpectedUse.at(
                    "logs:FilterLogEvents", ExpectedUse.REQUESTS, calls, OptionalLong.empty(), 0, CALLS_BASIS));
        }
        if (queries > 0) {
            uses.add(new ExpectedUse(
                    "logs:StartQuery",
                    ExpectedUse.REQUESTS,
                    queries,
                    OptionalLong.empty(),
                    0,
                    OptionalDouble.empty(),
                    INSIGHTS_BASIS));
        }
        uses.add(new ExpectedUse(
                "transfer", ExpectedUse.BYTES, 0, OptionalLong.empty(), 0, OptionalDouble.empty(), TRANSFER_BASIS));
        return uses;
    }

    /** Servers that stand in for AWS have no quota. */
    private @Nullable ExpectedTime time() {
        if (region == null) {
            return null;
        }
        int quota = RequestPace.quota(region);
        String basis = "AWS allows " + quota + " requests a second in " + region + ", each for a MB at most.";
        return new ExpectedTime(Duration.ofMillis(1000 * calls / quota), null, basis);
    }
}
