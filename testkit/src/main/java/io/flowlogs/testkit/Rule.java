package io.flowlogs.testkit;

import org.jspecify.annotations.Nullable;
import org.opentest4j.TestAbortedException;

/** A numbered rule of the documents, with what to look at when it is broken. */
interface Rule {
    /** Returns its number, such as <code>R3</code>. */
    String number();

    /** Returns what it says, without the period. */
    String sentence();

    /** Returns what to look at, to be read behind <code>Check</code>. */
    String check();

    /** What a test of a rule does. */
    @FunctionalInterface
    interface Work {
        void run() throws Exception;
    }

    /** Tests the rule; whatever fails on the way breaks it. */
    default void run(Work work) {
        try {
            work.run();
        } catch (TestAbortedException e) {
            throw e;
        } catch (Exception | StackOverflowError | OutOfMemoryError e) {
            throw broken("a failure, " + e, e);
        }
    }

    default void require(boolean kept, String found) {
        if (!kept) {
            throw broken(found, null);
        }
    }

    /** Fails when something is found. */
    default void requireNone(String found) {
        require(found.isEmpty(), found);
    }

    default AssertionError broken(String found) {
        return broken(found, null);
    }

    /** Makes the failure of the rule's test. */
    default AssertionError broken(String found, @Nullable Throwable cause) {
        return new AssertionError(
                "%s: %s.%nFound: %s.%nCheck %s."
                        .formatted(number(), sentence(), found.replaceFirst("\\.$", ""), check()),
                cause);
    }
}
