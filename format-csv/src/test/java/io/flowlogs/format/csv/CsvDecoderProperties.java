package io.flowlogs.format.csv;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Size;

class CsvDecoderProperties {
    private final CsvDecoder decoder = new CsvDecoder();

    @Property(tries = 300)
    void arbitraryBytesAreReadOrRefusedButNeverCrash(@ForAll byte[] bytes) {
        decoder.recognizes(bytes, bytes.length);
        try {
            decoder.decode(new ByteArrayInputStream(bytes), new RecordingSink());
        } catch (IOException e) {
            assertThat(e).hasMessageContaining("expected").hasMessageContaining("found");
        }
    }

    @Property(tries = 200)
    void everyMessageComesOutAsItWentIn(
            @ForAll @Size(max = 20) List<@CharRange(from = ' ', to = '\u2fff') String> texts) throws IOException {
        List<String> messages =
                texts.stream().map(text -> "2 " + text.replace('\u0085', '.')).toList();
        StringBuilder csv = new StringBuilder("@timestamp,@message\r\n");
        messages.forEach(message ->
                csv.append(",\"").append(message.replace("\"", "\"\"")).append("\"\r\n"));
        RecordingSink sink = new RecordingSink();
        byte[] bytes = csv.toString().getBytes(UTF_8);
        assertThat(decoder.recognizes(bytes, bytes.length)).isTrue();
        decoder.decode(new ByteArrayInputStream(bytes), sink);

        assertThat(sink.lines).containsExactlyElementsOf(messages);
    }
}
