package io.flowlogs.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.flowlogs.value.FlowAction;
import io.flowlogs.value.IpProtocol;
import io.flowlogs.value.LogStatus;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
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

    @Test
    void theDefaultFieldsHaveGetters() {
        FlowRecord flow = FlowRecord.fromMessage(
                "2 123456789012 eni-0a 10.0.0.1 10.0.0.2 443 49152 6 10 5000 1700000000 1700000060 REJECT OK");
        assertThat(flow.getVersion()).isEqualTo(2);
        assertThat(flow.getAccountId()).isEqualTo("123456789012");
        assertThat(flow.getInterfaceId()).isEqualTo("eni-0a");
        assertThat(flow.getSrcAddr()).hasToString("10.0.0.1");
        assertThat(flow.getDstAddr()).hasToString("10.0.0.2");
        assertThat(flow.getSrcPort()).isEqualTo(443);
        assertThat(flow.getDstPort()).isEqualTo(49152);
        assertThat(flow.getProtocol()).isEqualTo(IpProtocol.TCP);
        assertThat(flow.getPackets()).isEqualTo(10);
        assertThat(flow.getBytes()).isEqualTo(5000);
        assertThat(flow.getStart()).isEqualTo(Instant.ofEpochSecond(1_700_000_000));
        assertThat(flow.getEnd()).isEqualTo(Instant.ofEpochSecond(1_700_000_060));
        assertThat(flow.getAction()).isEqualTo(FlowAction.REJECT);
        assertThat(flow.getLogStatus()).isEqualTo(LogStatus.OK);
        assertThat(flow.position()).isNull();
        assertThat(flow.event()).isNull();
    }

    @Test
    void recordsAreEqualByTheValuesOfTheirFields() {
        FlowLogFormat format = FlowLogFormat.parse("bytes action srcaddr");
        FlowRecord flow = FlowRecord.fromMessage("7 ACCEPT 10.0.0.1", format);
        FlowRecord reordered =
                FlowRecord.fromMessage("10.0.0.1 007 ACCEPT", FlowLogFormat.parse("srcaddr bytes action"));
        assertThat(reordered).isEqualTo(flow).hasSameHashCodeAs(flow);
        assertThat(List.of("8 ACCEPT 10.0.0.1", "7 REJECT 10.0.0.1", "7 Novel 10.0.0.1", "7 - 10.0.0.1", "- ACCEPT -"))
                .allSatisfy(other -> assertThat(FlowRecord.fromMessage(other, format))
                        .isNotEqualTo(flow)
                        .doesNotHaveSameHashCodeAs(flow));
        assertThat(FlowRecord.fromMessage("7 ACCEPT", FlowLogFormat.parse("bytes action")))
                .isNotEqualTo(flow);
        assertThat(FlowRecord.fromMessage("7 ACCEPT 10.0.0.1", FlowLogFormat.parse("bytes action dstaddr")))
                .isNotEqualTo(flow);
        assertThat(flow).isNotEqualTo("7 ACCEPT 10.0.0.1");
    }

    /** A word that is not known yet is itself, and not every other unknown word. */
    @Test
    void unknownWordsAreEqualByTheirText() {
        FlowLogFormat format = FlowLogFormat.parse("action bytes");
        FlowRecord novel = FlowRecord.fromMessage("Novel 1", format);
        assertThat(novel).isEqualTo(FlowRecord.fromMessage("Novel 1", format));
        assertThat(novel).isNotEqualTo(FlowRecord.fromMessage("Newer 1", format));
    }

    @Test
    void fieldsAreWrittenAsTheyCameOrNotAtAll() {
        FlowRecord flow = tagged("10.0.0.1 5 - -");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThat(flow.writeField(1, out)).isTrue();
        assertThat(out).hasToString("5");
        assertThat(flow.writeField(2, out)).isFalse();
        assertThat(out).hasToString("5");
    }
}
