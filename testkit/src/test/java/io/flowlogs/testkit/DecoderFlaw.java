package io.flowlogs.testkit;

/** What may be wrong with a decoder: the rule that it breaks, the test that has to find it, what the failure has to say, and which other rules break with it. */
enum DecoderFlaw {
    NOT_INSTALLED("Decoder", "decoderIsInstalled", "is not among", "D1"),
    NAMED_IN_CAPITALS("Decoder", "decoderIsInstalled", "the name 'Sample Encoding'"),
    RECOGNIZES_NOTHING("D1", "d1OwnContentIsRecognized", "is not recognized", "D3"),
    IS_NOT_ALONE("D1", "d1OwnContentIsRecognized", "greedy recognizes", "D3"),
    TAKES_FLOW_LOGS("D2", "d2OtherContentIsNotRecognized", "as plain text is recognized"),
    TAKES_WHAT_BEGINS_WITH_A_LETTER("D2", "d2OtherContentIsNotRecognized", "is recognized"),
    LOOKS_BEHIND_THE_END("D2", "d2HeadIsRespected", "behind a length of 0", "D1"),
    CHANGES_THE_HEAD("D2", "d2HeadIsRespected", "the head was changed", "D3"),
    LOSES_THE_LAST_LINE("D3", "d3RecordsAreThoseWritten", "missing"),
    EXPECTS_FULL_READS("D3", "d3LinesAreTheSameByteByByte", "when a read gives one byte"),
    REMEMBERS("D4", "d4DecoderHasNoState", "behind a content that was cut", "D3", "D5", "D6", "D8"),
    SWALLOWS_FAILURES("D5", "d5FailingCarrierIsAFailure", "no failure when the carrier failed"),
    DOES_NOT_MISS_THE_END("D6", "d6CutContentMakesUpNothing", "no failure of a content that was cut", "D5"),
    REPEATS_WHEN_CUT("D6", "d6CutContentMakesUpNothing", "not the first of the whole"),
    KEEPS_EVERYTHING("D7", "d7MemoryIsBounded", "MiB are in use"),
    TRUSTS_NUMBERS("D8", "d8DamageIsNoCrash", "NumberFormatException"),
    GOES_ON_WITHOUT_A_SINK("D9", "d9SinkEndsDecoding", "after the sink had thrown", "D5", "D6"),
    CLOSES_THE_CONTENT("D10", "d10ContentIsNotClosed", "the stream was closed");

    final String rule;
    final String test;
    final String found;
    private final String others;

    DecoderFlaw(String rule, String test, String found, String... others) {
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
