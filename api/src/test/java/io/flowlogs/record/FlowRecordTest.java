package io.flowlogs.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** One flow record and where it was found. */
class FlowRecordTest {
    private static final FlowLogFormat TAGGED = FlowLogFormat.parse("srcaddr bytes start instance-tag");

    private static FlowRecord tagged(String line) {
        return FlowRecord.fromMessage(line, TAGGED);
    }

    @Test
    void aFieldIsInOneOfThreeStates() {
        FlowRecord flow = tagged("10.0.0.1 0 - -");
        assertThat(flow.state(FlowFields.BYTES)).isEqualTo(FieldState.VALUE);
        assertThat(flow.state(FlowFields.START)).isEqualTo(FieldState.NO_DATA);
        assertThat(flow.state(FlowFields.END)).isEqualTo(FieldState.NOT_IN_FORMAT);
        assertThat(flow.get(FlowFields.BYTES)).isEqualTo(0);
        assertThat(flow.get(FlowFields.START)).isNull();
        assertThat(flow.get(FlowFields.END)).isNull();
        assertThat(flow.getRaw(FlowFields.START)).isEqualTo("-");
        assertThat(flow.getRaw(FlowFields.END)).isNull();
    }

    @Test
    void aNumberThatIsNotThereIsTheFallback() {
        FlowRecord flow = tagged("10.0.0.1 5 - -");
        assertThat(flow.getLong(FlowFields.BYTES, -1)).isEqualTo(5);
        assertThat(flow.getLong(FlowFields.START, -1)).isEqualTo(-1);
        assertThat(flow.getLong(FlowFields.PACKETS, -1)).isEqualTo(-1);
        assertThat(tagged("10.0.0.1 5 1700000000123 -").getLong(FlowFields.START, -1))
                .isEqualTo(1_700_000_000);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> flow.getLong(FlowFields.SRCADDR, -1))
                .withMessageContaining("srcaddr: expected a numeric field");
    }

    @Test
    void tagsAreDecodedOnRequestAndKeptAsDelivered() {
        FlowRecord flow = tagged("10.0.0.1 5 - web%20server%2");
        assertThat(flow.getPercentDecoded(FlowFields.INSTANCE_TAG)).isEqualTo("web server%2");
        assertThat(flow.getRaw(FlowFields.INSTANCE_TAG)).isEqualTo("web%20server%2");
        assertThat(flow.getPercentDecoded(FlowFields.START)).isNull();
        assertThat(flow.getPercentDecoded(FlowFields.ASG_TAG)).isNull();
    }

    @Test
    void aTupleNeedsAllItsFields() {
        FlowLogFormat five = FlowLogFormat.parse("srcaddr dstaddr srcport dstport protocol");
        List<String> words = List.of("10.0.0.1", "10.0.0.2", "0", "443", "6");
        assertThat(FlowRecord.fromMessage(String.join(" ", words), five).getTuple())
                .hasNoNullFieldsOrProperties();
        for (int missing = 0; missing < words.size(); missing++) {
            List<String> dashed = new java.util.ArrayList<>(words);
            dashed.set(missing, "-");
            assertThat(FlowRecord.fromMessage(String.join(" ", dashed), five).getTuple())
                    .isNull();
        }
    }

    @Test
    void aRecordShowsWhatItHasAndNoControlCharacters() {
        assertThat(tagged("10.0.0.1 5 - \u001b[2J"))
                .hasToString("FlowRecord[srcaddr=10.0.0.1 bytes=5 instance-tag=\\u001b[2J]");
    }

    @Test
    void aValueThatDoesNotDecodeIsReportedWithItsPlaceFieldAndText() {
        byte[] line = "10.0.0.1 many - -".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        RecordPosition position = RecordPosition.of("a.log", 7, 100);
        FlowRecord flow = FlowRecord.fromBytes(line, 0, line.length, TAGGED, position, null);
        FlowParseException failure = catchThrowableOfType(FlowParseException.class, () -> flow.get(FlowFields.BYTES));
        assertThat(failure).hasMessageContainingAll("a.log:7", "bytes", "'many'");
        assertThat(failure.position()).isEqualTo(position);
        assertThat(failure.field()).isEqualTo("bytes");
        assertThat(failure.rawValue()).isEqualTo("many");
    }

    @Test
    void aPositionIsFileAndLine() {
        RecordPosition position = RecordPosition.of("a.log", 7, 100);
        assertThat(position).hasToString("a.log:7");
        assertThat(position.source()).isEqualTo("a.log");
        assertThat(position.line()).isEqualTo(7);
        assertThat(position.offset()).isEqualTo(100);
        assertThat(RecordPosition.of("a.log", 0, -1)).hasToString("a.log");
    }

    @Test
    void positionsAreEqualWhenTheyAreTheSamePlace() {
        RecordPosition position = RecordPosition.of("a.log", 7, 100);
        assertThat(position)
                .isEqualTo(RecordPosition.inPart("a.log", 2, 100, () -> 5))
                .hasSameHashCodeAs(RecordPosition.inPart("a.log", 2, 100, () -> 5))
                .isNotEqualTo(RecordPosition.of("b.log", 7, 100))
                .isNotEqualTo(RecordPosition.of("a.log", 8, 100))
                .isNotEqualTo(RecordPosition.of("a.log", 7, 101))
                .isNotEqualTo("a.log:7");
    }

    @Test
    void aLineInAPartIsKnownOnceEverythingBeforeItWasRead() {
        AtomicLong linesBefore = new AtomicLong(-1);
        RecordPosition position = RecordPosition.inPart("a.log", 2, 100, linesBefore::get);
        assertThat(position.line()).isZero();
        assertThat(position).hasToString("a.log");
        linesBefore.set(40);
        assertThat(position).hasToString("a.log:42");
    }
}
