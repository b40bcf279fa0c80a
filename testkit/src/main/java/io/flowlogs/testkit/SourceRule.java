package io.flowlogs.testkit;

import org.jspecify.annotations.Nullable;

/** The rules of sources, as docs/extending/sources.md numbers them, with what to look at when one is broken. */
enum SourceRule {
    R1(
            "FlowRecordSource.plan MUST be callable repeatedly, and by several threads at once",
            "that plan changes nothing in the source, that what plans share is safe for several threads, and that the splits of one plan"
                    + " can be listed while those of another are"),
    R2(
            "FlowRecordSource.plan MUST NOT read flow records",
            "that planning and listing open no split, and that records are read when a split is opened, and not before"),
    R3(
            "the records of the planned splits that satisfy the plan's residual MUST be the records of the whole source that satisfy the"
                    + " filter, each as often",
            "what the source leaves unread and what it takes out of the residual. Returning ScanRequest.filter() unchanged is always"
                    + " right; in case of doubt read too much. Neither a condition nor its negation is true of a '-'"),
    R4(
            "a Split MUST be readable any number of times, in any order, by any thread, as long as its source is open",
            "that each opening begins anew and has its own position, and that closing one stream leaves the others alone"),
    R5(
            "FlowRecordSource.close MUST do nothing the second time, and MUST leave other sources alone",
            "that close remembers that it was called, and that nothing static is closed"),
    R6(
            "a failure MUST surface as an IOException, while iterating as an UncheckedIOException, never as an empty result",
            "what is caught and not thrown again, what becomes of an answer that is not found, and that what was read before a failure"
                    + " is not taken for all there is"),
    R7(
            "every option understood MUST be in FlowRecordSourceProvider.options",
            "that options() returns the same constants at every call, with names of lower case and hyphens, a description each, and a"
                    + " parser that throws IllegalArgumentException only"),
    R8(
            "names of sources and splits MUST NOT hold secrets, and an option that holds one MUST be made with OptionSpec.asSecret",
            "what names, notices and messages are made of: a password in a location, a signed address, the value of an option"),
    R9(
            "listing and reading MUST honour interruption of their thread",
            "that an InterruptedException is not swallowed but becomes an InterruptedIOException with the thread's flag set again, and that"
                    + " waiting can be interrupted"),
    R10(
            "splits MUST come in the same order every time, and SHOULD come in the order of time where one is known",
            "that what is listed is sorted, and not in the order of a hash or of arrival"),
    PROVIDER(
            "a provider MUST have a public constructor without parameters, a unique scheme of lower case, and be named in"
                    + " META-INF/services/io.flowlogs.source.FlowRecordSourceProvider",
            "the name in that file, that the class and its constructor are public, and scheme()");

    private final String sentence;
    private final String check;

    SourceRule(String sentence, String check) {
        this.sentence = sentence;
        this.check = check;
    }

    /** Makes the failure of the rule's test. */
    AssertionError broken(String found) {
        return broken(found, null);
    }

    AssertionError broken(String found, @Nullable Throwable cause) {
        return new AssertionError(
                "%s: %s.%nFound: %s.%nCheck %s.".formatted(this == PROVIDER ? "Provider" : name(), sentence, found, check),
                cause);
    }

    /** Fails when something is found. */
    void requireNone(String found) {
        if (!found.isEmpty()) {
            throw broken(found);
        }
    }

    void require(boolean kept, String found) {
        if (!kept) {
            throw broken(found);
        }
    }
}
