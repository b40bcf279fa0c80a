package io.flowlogs.report;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A column of an answer.
 *
 * @param <R> the rows
 * @param name what it is called in every output; part of the contract
 * @param unit what its values are
 * @param cell gives the value of a row: {@link Long}, {@link Integer}, {@link Double}, {@link Boolean}, {@link String}, {@link java.time.Instant}
 *     or a type of <code>io.flowlogs.value</code>; null where it is missing
 */
public record ReportColumn<R>(String name, Unit unit, Function<? super R, ? extends @Nullable Object> cell) {
    /** What the values of a column are, for those who show them to people. */
    public enum Unit {
        /** Words. */
        TEXT,
        /** An address. */
        ADDRESS,
        /** A number that is not added up, such as a limit. */
        NUMBER,
        /** How many. */
        COUNT,
        /** Bytes. */
        BYTES,
        /** A part of a whole, from 0 to 1. */
        FRACTION,
        /** A point in time. */
        TIME,
        /** An IP protocol. */
        PROTOCOL,
        /** A port. */
        PORT,
        /** TCP flags. */
        TCP_FLAGS,
        /** Yes or no. */
        FLAG
    }

    static <R> ReportColumn<R> text(String name, Function<? super R, ? extends @Nullable Object> cell) {
        return new ReportColumn<>(name, Unit.TEXT, cell);
    }

    static <R> ReportColumn<R> address(String name, Function<? super R, ? extends @Nullable Object> cell) {
        return new ReportColumn<>(name, Unit.ADDRESS, cell);
    }

    static <R> ReportColumn<R> count(String name, Function<? super R, ? extends @Nullable Object> cell) {
        return new ReportColumn<>(name, Unit.COUNT, cell);
    }

    static <R> ReportColumn<R> bytes(String name, Function<? super R, ? extends @Nullable Object> cell) {
        return new ReportColumn<>(name, Unit.BYTES, cell);
    }

    static <R> ReportColumn<R> fraction(String name, Function<? super R, ? extends @Nullable Object> cell) {
        return new ReportColumn<>(name, Unit.FRACTION, cell);
    }

    static <R> ReportColumn<R> time(String name, Function<? super R, ? extends @Nullable Object> cell) {
        return new ReportColumn<>(name, Unit.TIME, cell);
    }
}
