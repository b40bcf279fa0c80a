package io.flowlogs.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import io.flowlogs.record.FlowLogFormat;
import io.flowlogs.record.FlowParseException;
import io.flowlogs.record.FlowRecord;
import io.flowlogs.spec.SpecCase.SpecLine;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The specification through the shortest path: one line at a time, in hand. Carriers are no business of it. */
class SingleLineSpecTest {
    static Stream<SpecCase> bareCases() {
        return SpecFiles.all().filter(specCase -> specCase.carrier() == null);
    }

    @ParameterizedTest
    @MethodSource("bareCases")
    void everyLineGivesWhatTheSpecificationSays(SpecCase specCase) {
        String format = specCase.format();
        FlowLogFormat parsed = format == null ? null : FlowLogFormat.parse(format);
        specCase.lines().forEach(line -> check(line, parsed));
    }

    private static void check(SpecLine line, @Nullable FlowLogFormat format) {
        if (line.expectation() instanceof Expectation.Parsed expected) {
            FlowRecord record = read(line.input(), format);
            RecordCheck.check(record, expected);
            checkRoundTrip(record, line.input());
        } else if (line.expectation() instanceof Expectation.Malformed malformed) {
            assertThatThrownBy(() -> read(line.input(), format))
                    .as(malformed.reason())
                    .isInstanceOf(FlowParseException.class)
                    .hasMessageContaining("fields, found");
        } else {
            fail("a bare line is never skipped: " + line.input());
        }
    }

    private static FlowRecord read(String line, @Nullable FlowLogFormat format) {
        return format == null ? FlowRecord.fromMessage(line) : FlowRecord.fromMessage(line, format);
    }

    private static void checkRoundTrip(FlowRecord record, String line) {
        String message = record.toMessage();
        assertThat(withSingleBlanks(message)).isEqualTo(withSingleBlanks(line));
        assertThat(FlowRecord.fromMessage(message, record.format()))
                .isEqualTo(record)
                .hasSameHashCodeAs(record);
    }

    private static String withSingleBlanks(String line) {
        return line.strip().replaceAll("[ \t\r]+", " ");
    }
}
