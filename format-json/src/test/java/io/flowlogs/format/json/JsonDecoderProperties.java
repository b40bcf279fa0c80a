package io.flowlogs.format.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class JsonDecoderProperties {
    private final JsonDecoder decoder = new JsonDecoder();

    @Property(tries = 300)
    void arbitraryBytesAreReadOrRefusedButNeverCrash(@ForAll byte[] bytes) {
        readQuietly(bytes, new RecordingSink());
    }

    @Property(tries = 300)
    void whatIsCutAnywhereGivesAllWholeEventsBefore(@ForAll @IntRange(max = 4000) int at) {
        String event = "{\"id\":\"1\",\"message\":\"2 123 \\u0065ni\"}";
        byte[] whole = event.repeat(100).getBytes(UTF_8);
        RecordingSink sink = new RecordingSink();
        int cut = Math.min(at, whole.length);
        readQuietly(java.util.Arrays.copyOf(whole, cut), sink);

        assertThat(sink.lines).hasSize(cut / event.length()).allMatch("2 123 eni"::equals);
        assertThat(sink.problems).isEmpty();
    }

    @Property(tries = 200)
    void everyMessageComesOutAsItWentIn(
            @ForAll @Size(max = 20) List<@CharRange(from = ' ', to = '\u2fff') String> texts) throws IOException {
        List<String> messages = texts.stream().map(text -> "2 " + text).toList();
        StringBuilder json = new StringBuilder();
        for (String message : messages) {
            json.append("{\"message\":\"")
                    .append(new String(JsonStringEncoder.getInstance().quoteAsString(message)))
                    .append("\"}");
        }
        RecordingSink sink = new RecordingSink();
        decoder.decode(new ByteArrayInputStream(json.toString().getBytes(UTF_8)), sink);

        assertThat(sink.lines).containsExactlyElementsOf(messages);
    }

    private void readQuietly(byte[] bytes, RecordingSink sink) {
        try {
            decoder.decode(new ByteArrayInputStream(bytes), sink);
        } catch (IOException e) {
            assertThat(e).hasMessageContaining("expected").hasMessageContaining("found");
        }
    }
}
