package io.flowlogs.cli.reader;

import io.flowlogs.record.FlowParseException;
import io.flowlogs.record.FlowRecord;
import java.util.Objects;
import java.util.function.Consumer;

/** The records that the original passes over without a word, told and counted. Safe for use by several threads. */
final class Rejected {
    private final Consumer<? super FlowParseException> told;
    private long count;

    Rejected(Consumer<? super FlowParseException> told) {
        this.told = told;
    }

    synchronized void add(FlowRecord flow, OriginalValues values) {
        count++;
        Slot misfit = Objects.requireNonNull(values.misfit());
        String expected = misfit.kind() == Slot.Kind.TIME ? "seconds or milliseconds since 1970" : "a whole number";
        told.accept(new FlowParseException(
                flow.position(),
                misfit.field().name(),
                null,
                "expected " + expected + ", found '" + flow.getRaw(misfit.field()) + "'. The record is left out."));
    }

    synchronized long count() {
        return count;
    }
}
