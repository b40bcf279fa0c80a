package io.flowlogs.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.flowlogs.record.FlowLogFormat;
import io.flowlogs.record.FlowParseException;
import io.flowlogs.record.FlowRecord;
import java.nio.charset.StandardCharsets;

/** One line, and one line in a format that came with it. */
class LineFuzzTest {
    @FuzzTest
    void line(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        try {
            Reading.checkWrittenAndReadAgain(FlowRecord.fromMessage(text));
        } catch (FlowParseException refused) {
            // As it says it does.
        }
    }

    /** The first line names the fields of the second. */
    @FuzzTest
    void header(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        int end = Math.max(0, text.indexOf('\n'));
        FlowLogFormat format;
        try {
            format = FlowLogFormat.parse(text.substring(0, end));
        } catch (IllegalArgumentException refused) {
            return;
        }
        try {
            Reading.checkWrittenAndReadAgain(
                    FlowRecord.fromMessage(text.substring(end).strip(), format));
        } catch (FlowParseException refused) {
            // As it says it does.
        }
    }
}
