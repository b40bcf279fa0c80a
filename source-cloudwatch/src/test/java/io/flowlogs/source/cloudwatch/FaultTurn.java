package io.flowlogs.source.cloudwatch;

import java.util.List;
import java.util.Random;

/** What a {@link FaultServer} does with a request. */
enum FaultTurn {
    /** Gives the next page, as full as it may be. */
    PAGE,
    /** Gives a page of one event, though there is room for more. */
    SHORT_PAGE,
    /** Gives nothing, and a new token. */
    EMPTY_PAGE,
    /** Gives nothing, and the token it was asked with. */
    EMPTY_PAGE_SAME_TOKEN,
    /** Gives a page, and the token it was asked with, so that the page is asked for again. */
    PAGE_SAME_TOKEN,
    /** Gives a page, the last event of which is in the next page, too. */
    OVERLAPPING_PAGE,
    /** Refuses for being asked too often. */
    THROTTLED,
    /** Fails, as services do. */
    FAULT,
    /** Ends the answer before it is complete. */
    CUT,
    /** Answers with what is not JSON. */
    GARBAGE,
    /** Finds that the credentials have expired. */
    EXPIRED,
    /** Refuses for want of rights. */
    DENIED,
    /** Has no such group any more. */
    GONE;

    /** What goes wrong and is all right when asked again. */
    private static final List<FaultTurn> PASSING = List.of(
            SHORT_PAGE, EMPTY_PAGE, EMPTY_PAGE_SAME_TOKEN, PAGE_SAME_TOKEN, OVERLAPPING_PAGE, THROTTLED, FAULT, CUT);

    /** About every second request goes as one would wish. */
    static FaultTurn passing(Random random) {
        return random.nextBoolean() ? PAGE : PASSING.get(random.nextInt(PASSING.size()));
    }
}
