package io.flowlogs.source.cloudwatch;

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
    GONE
}
