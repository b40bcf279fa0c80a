package io.flowlogs.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flowlogs.record.FieldState;
import io.flowlogs.record.FlowField;
import io.flowlogs.record.FlowFields;
import io.flowlogs.record.FlowParseException;
import io.flowlogs.record.FlowRecord;

/** Compares a record with what the specification says of it, whichever way it was read. */
public final class RecordCheck {
    private static final String NO_DATA = "-";

    private RecordCheck() {}

    /** Fails unless the record has the expected fields, and no others, in order, and they decode as expected. */
    public static void check(FlowRecord record, Expectation.Parsed expected) {
        assertThat(record.format().fields().stream().map(FlowField::name))
                .containsExactlyElementsOf(expected.fields().keySet());
        expected.fields().forEach((name, text) -> checkText(record, FlowFields.of(name), text));
        expected.typed().forEach((name, value) -> checkValue(record, FlowFields.of(name), value));
        expected.absent().forEach(name -> checkAbsent(record, FlowFields.of(name)));
    }

    private static void checkText(FlowRecord record, FlowField<?> field, String text) {
        assertThat(record.getRaw(field)).as(field.name()).isEqualTo(text);
        boolean noData = text.equals(NO_DATA);
        assertThat(record.state(field)).as(field.name()).isEqualTo(noData ? FieldState.NO_DATA : FieldState.VALUE);
        if (noData) {
            assertThat((Object) record.get(field)).as(field.name()).isNull();
        }
    }

    private static void checkValue(FlowRecord record, FlowField<?> field, String value) {
        if (value.equals(Expectation.Parsed.UNDECODABLE)) {
            assertThatThrownBy(() -> record.get(field))
                    .as(field.name())
                    .isInstanceOf(FlowParseException.class)
                    .extracting(failure -> ((FlowParseException) failure).field())
                    .isEqualTo(field.name());
        } else {
            assertThat((Object) record.get(field)).as(field.name()).isNotNull().hasToString(value);
        }
    }

    private static void checkAbsent(FlowRecord record, FlowField<?> field) {
        assertThat(record.state(field)).as(field.name()).isEqualTo(FieldState.NOT_IN_FORMAT);
        assertThat(record.contains(field)).as(field.name()).isFalse();
        assertThat(record.getRaw(field)).as(field.name()).isNull();
        assertThat((Object) record.get(field)).as(field.name()).isNull();
    }
}
