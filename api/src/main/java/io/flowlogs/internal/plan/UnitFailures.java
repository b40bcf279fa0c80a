package io.flowlogs.internal.plan;

import io.flowlogs.record.FlowSourceException;
import org.jspecify.annotations.Nullable;

/** Adds to a failure where it happened. The one place that does. */
final class UnitFailures {
    private UnitFailures() {}

    static FlowSourceException of(ScanUnit unit, Exception cause) {
        if (cause instanceof FlowSourceException known) {
            return known;
        } else if (cause instanceof Misread misread) {
            return misread.problem;
        }
        return new FlowSourceException(unit.sourceName, unit.split.name(), message(unit, cause), cause);
    }

    private static String message(ScanUnit unit, Exception cause) {
        @Nullable String message = cause.getMessage();
        if (message == null) {
            return "cannot be read: " + cause.getClass().getSimpleName();
        }
        String prefix = unit.split.name() + ": ";
        return message.startsWith(prefix) ? message.substring(prefix.length()) : message;
    }

    /** What the caller of a query is to see of a failure: with its line number, which is known by now. */
    static RuntimeException toThrow(Throwable failure) {
        if (failure instanceof MalformedStop stop) {
            return stop.line.toException();
        } else if (failure instanceof Misread misread) {
            return misread.problem;
        } else if (failure instanceof Error error) {
            throw error;
        }
        return (RuntimeException) failure;
    }
}
