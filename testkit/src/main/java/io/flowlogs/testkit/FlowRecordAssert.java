package io.flowlogs.testkit;

import io.flowlogs.record.FieldState;
import io.flowlogs.record.FlowField;
import io.flowlogs.record.FlowRecord;
import io.flowlogs.record.RecordPosition;
import java.util.Objects;
import org.assertj.core.api.AbstractAssert;

/**
 * Says what a flow record should have, in the manner of AssertJ. A field that the format has not, one that is <code>-</code>, and one
 * with a value are three things here, as they are everywhere.
 */
public final class FlowRecordAssert extends AbstractAssert<FlowRecordAssert, FlowRecord> {
    private FlowRecordAssert(FlowRecord actual) {
        super(actual, FlowRecordAssert.class);
    }

    /**
     * Begins.
     *
     * @param actual the record
     * @return what can be said of it
     */
    public static FlowRecordAssert assertThat(FlowRecord actual) {
        return new FlowRecordAssert(actual);
    }

    /**
     * Expects a field to have a value.
     *
     * @param <T> the type of its values
     * @param field the field
     * @param expected the value, decoded
     * @return this
     */
    public <T> FlowRecordAssert has(FlowField<T> field, T expected) {
        requireState(field, FieldState.VALUE);
        T found = actual.get(field);
        if (!Objects.equals(found, expected)) {
            failWithMessage("expected %s to be %s, found %s, delivered as '%s', in%n%s", field, expected, found, actual.getRaw(field), actual);
        }
        return this;
    }

    /**
     * Expects a field to have been delivered in some way.
     *
     * @param field the field
     * @param expected its text in the line
     * @return this
     */
    public FlowRecordAssert hasRaw(FlowField<?> field, String expected) {
        requireState(field, FieldState.VALUE);
        if (!expected.equals(actual.getRaw(field))) {
            failWithMessage("expected %s to be delivered as '%s', found '%s', in%n%s", field, expected, actual.getRaw(field), actual);
        }
        return this;
    }

    /**
     * Expects a field to be in the format, and <code>-</code> in the line.
     *
     * @param field the field
     * @return this
     */
    public FlowRecordAssert isDash(FlowField<?> field) {
        return requireState(field, FieldState.NO_DATA);
    }

    /**
     * Expects the format not to have a field.
     *
     * @param field the field
     * @return this
     */
    public FlowRecordAssert lacks(FlowField<?> field) {
        return requireState(field, FieldState.NOT_IN_FORMAT);
    }

    /**
     * Expects the record to be from some line.
     *
     * @param source the name of the split
     * @param line the number of the line, from 1
     * @return this
     */
    public FlowRecordAssert isFrom(String source, long line) {
        isNotNull();
        RecordPosition position = actual.position();
        if (position == null || !position.source().equals(source) || position.line() != line) {
            failWithMessage("expected a record from %s:%s, found one from %s", source, line, position);
        }
        return this;
    }

    private FlowRecordAssert requireState(FlowField<?> field, FieldState expected) {
        isNotNull();
        FieldState found = actual.state(field);
        if (found != expected) {
            failWithMessage("expected %s to be %s, found %s, in%n%s", field, words(expected), words(found), actual);
        }
        return this;
    }

    private static String words(FieldState state) {
        return switch (state) {
            case NOT_IN_FORMAT -> "no field of the format";
            case NO_DATA -> "-";
            case VALUE -> "a value";
        };
    }
}
