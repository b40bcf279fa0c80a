package io.flowlogs.source.cloudwatch;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilterLogEventsRequest;

/**
 * The pages of one question to FilterLogEvents, one after another, each event once. The end is where there is no token, and nothing
 * else: pages may be empty, and a token may come again. A question that has given nothing new for too long is given up with an error, not taken
 * for complete. Used by one thread.
 */
final class EventPages {
    /** How often in a row the same token may come without anything new. */
    private static final int MOST_REPEATED = 100;

    /** How many pages in a row may have nothing new, whatever their tokens. */
    private static final int MOST_BARREN = 20_000;

    private final LogsCalls calls;
    private final FilterLogEventsRequest question;
    private final RecentIds seen = new RecentIds(5 * EventFilter.LARGEST_PAGE);
    private @Nullable String token;
    private boolean ended;
    private int barren;
    private int repeated;

    EventPages(LogsCalls calls, FilterLogEventsRequest question) {
        this.calls = calls;
        this.question = question;
    }

    /** A page's new events, and whether there are more pages. */
    record Page(List<LogEvent> events, boolean isLast) {}

    boolean hasNext() {
        return !ended;
    }

    Page next() throws IOException {
        FilterLogEventsRequest request =
                token == null ? question : question.toBuilder().nextToken(token).build();
        FilterAnswer answer = calls.filter(request);
        List<LogEvent> fresh = answer.events().stream().filter(this::isNew).toList();
        calls.count(answer.events().size(), fresh.size());
        follow(answer.nextToken(), fresh.isEmpty());
        return new Page(fresh, ended);
    }

    private boolean isNew(LogEvent event) {
        return event.id() == null || seen.add(event.id());
    }

    private void follow(@Nullable String next, boolean nothingNew) throws IOException {
        boolean same = next != null && next.equals(token);
        if (same) {
            calls.countRepeatedToken();
        }
        barren = nothingNew ? barren + 1 : 0;
        repeated = nothingNew && same ? repeated + 1 : 0;
        if (repeated >= MOST_REPEATED || barren >= MOST_BARREN) {
            throw new IOException("expected pages that come to an end, found " + barren
                    + " in a row with nothing new and the token of a further one. What came before is in the answer;"
                    + " ask for this time again later.");
        }
        token = next;
        ended = next == null;
    }
}
