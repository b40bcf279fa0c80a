package io.flowlogs.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowlogs.query.FlowRecords;
import io.flowlogs.record.FlowField;
import io.flowlogs.record.FlowLogFormat;
import io.flowlogs.record.FlowRecord;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

/** What is read is what was written, byte for byte. */
class RoundTripProperties {
    /** Words of any characters but those that separate fields. */
    @Provide
    Arbitrary<String> words() {
        return Arbitraries.strings()
                .all()
                .excludeChars(' ', '\t', '\n', '\u000b', '\f', '\r')
                .ofMinLength(1)
                .ofMaxLength(12)
                .filter(word -> StandardCharsets.UTF_8.newEncoder().canEncode(word));
    }

    /** Words of any bytes but those that separate fields: not all of them are valid UTF-8. */
    @Provide
    Arbitrary<byte[]> byteWords() {
        return Arbitraries.bytes()
                .filter(b -> b != ' ' && (b < '\t' || b > '\r'))
                .array(byte[].class)
                .ofMinSize(1)
                .ofMaxSize(12);
    }

    private static FlowLogFormat textFields(int count) {
        return FlowLogFormat.of(
                IntStream.range(0, count).mapToObj(i -> FlowField.text("x" + i)).toList());
    }

    @Property(tries = 200)
    void anyWordsComeBack(@ForAll @Size(min = 1, max = 20) List<@From("words") String> words) {
        String line = String.join(" ", words);
        FlowLogFormat format = textFields(words.size());
        FlowRecord flow = single(format, ("\n" + line + "\r\n").getBytes(StandardCharsets.UTF_8));
        assertThat(flow.toMessage()).isEqualTo(line);
        for (int i = 0; i < words.size(); i++) {
            assertThat(flow.getRaw(format.fields().get(i))).isEqualTo(words.get(i));
        }
        assertThat(flow).isEqualTo(FlowRecord.fromMessage(line, format));
    }

    @Property(tries = 200)
    void anyBytesComeBack(@ForAll @Size(min = 1, max = 20) List<@From("byteWords") byte[]> words) {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (byte[] word : words) {
            line.writeBytes(line.size() == 0 ? new byte[0] : new byte[] {' '});
            line.writeBytes(word);
        }
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        text.write('\n');
        text.writeBytes(line.toByteArray());
        FlowRecord flow = single(textFields(words.size()), text.toByteArray());
        ByteArrayOutputStream found = new ByteArrayOutputStream();
        flow.writeMessage(found);
        assertThat(found.toByteArray()).isEqualTo(line.toByteArray());
    }

    /** The text begins with a blank line, so that no word of the record is taken for gzip or a byte order mark. */
    private static FlowRecord single(FlowLogFormat format, byte[] text) {
        try (FlowRecords records = Way.SIMPLEST.over(text).format(format).records()) {
            return records.iterator().next();
        }
    }
}
