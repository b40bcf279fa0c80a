package io.flowlogs.testkit;

/** What may be wrong with a source: the rule that it breaks, the test that has to find it, what the failure has to say, and which other rules break with it. */
enum Flaw {
    NOT_INSTALLED("Provider", "providerIsInstalled", "is not among"),
    CLAIMS_EVERYTHING("Provider", "providerIsInstalled", "claims locations of other schemes"),
    SCHEME_IN_CAPITALS("Provider", "providerIsInstalled", "the scheme 'SAMPLE'"),
    PLANS_ONCE(
            "R1",
            "r1PlanIsCallableRepeatedly",
            "a later plan differs from the first",
            "R2",
            "R3",
            "R5",
            "R6",
            "R9",
            "R10"),
    PLANS_ONE_AT_A_TIME("R1", "r1PlanIsCallableConcurrently", "found a second plan"),
    PARSES_WHILE_PLANNING("R2", "r2PlanReadsNoRecords", "a failure"),
    READS_WHILE_PLANNING("R2", "r2PlanKeepsNoRecords", "could be read though"),
    FORGETS_THE_RESIDUAL("R3", "r3LawHolds", "not expected"),
    TAKES_DASH_FOR_FALSE("R3", "r3LawHolds", "not expected", "R2", "R6", "R9"),
    LEAVES_OUT_BY_NAME("R3", "r3LawHolds", "missing", "R2"),
    STOPS_BEFORE_THE_LIMIT("R3", "r3LawHolds", "were wanted as the limit"),
    READS_TWICE("R3", "r3EveryRecordIsFoundOnce", "found 32 records where there are 24", "R10"),
    SHARES_STREAMS("R4", "r4SplitsAreReadableAgainInAnyOrder", "has another content", "R1", "R3", "R5", "R9", "R10"),
    KNOWS_ONE_THREAD("R4", "r4SplitsAreReadableByAnyThread", "a failure", "R1", "R3", "R5", "R10"),
    MISTAKES_OFFSETS("R4", "r4SeekableSplitsHaveTheSameBytes", "other bytes by openChannel()", "R1", "R3"),
    CANNOT_CLOSE_TWICE("R5", "r5CloseTwiceIsCloseOnce", "a failure"),
    CLOSES_FOR_OTHERS("R5", "r5CloseTwiceIsCloseOnce", "a failure"),
    MISSING_IS_EMPTY("R6", "r6MissingLocationIsAFailure", "found 0 records"),
    MISSING_IS_A_BUG("R6", "r6MissingLocationIsAFailure", "NoSuchElementException"),
    FAILS_WITHOUT_A_WORD("R6", "r6MissingLocationIsAFailure", "says nothing"),
    GONE_IS_EMPTY("R6", "r6WithdrawnContentIsAFailure", "are read as if nothing were", "R2"),
    MAKES_OPTIONS_ANEW("R7", "r7OptionsAreListed", "returned other objects"),
    NAMES_OPTIONS_OTHERWISE("R7", "r7OptionsAreListed", "an option named 'Some_Name'"),
    PARSES_BADLY("R7", "r7OptionsAreListed", "throws java.lang.StringIndexOutOfBoundsException"),
    UNDERSTANDS_EVERYTHING("R7", "r7UnknownOptionsAreRefused", "was accepted"),
    HAS_AN_OPEN_SECRET("R8", "r8SecretOptionsAreMarked", "the option api-token"),
    SHOWS_A_SECRET("R8", "r8NamesHoldNoSecrets", "a secret in"),
    LISTS_ON("R9", "r9ListingHonoursInterruption", "listing swallowed the interruption"),
    READS_ON("R9", "r9ReadingHonoursInterruption", "reading swallowed the interruption"),
    WAITS_ON("R9", "r9WaitingCanBeInterrupted", "waiting did not end"),
    LISTS_NO_MORE("R9", "r9ListingHonoursInterruption", "ended early"),
    READS_NO_MORE("R9", "r9ReadingHonoursInterruption", "ended early"),
    CRASHES_WHEN_INTERRUPTED("R9", "r9ReadingHonoursInterruption", "IllegalStateException"),
    TURNS_AROUND("R10", "r10OrderIsTheSameEveryTime", "another order", "R1", "R5", "R9"),
    GOES_BACK_IN_TIME("R10", "r10OrderIsThatOfTime", "the one before at");

    final String rule;
    final String test;
    final String found;
    private final String others;

    Flaw(String rule, String test, String found, String... others) {
        this.rule = rule;
        this.test = test;
        this.found = found;
        this.others = String.join(" ", others);
    }

    /** Tells whether a rule cannot be kept by whoever has this flaw. */
    boolean breaks(String number) {
        return (" " + rule + " " + others + " ").contains(" " + number + " ");
    }
}
