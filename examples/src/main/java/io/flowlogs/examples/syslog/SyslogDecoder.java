package io.flowlogs.examples.syslog;

import io.flowlogs.source.FlowLogDecoder;
import io.flowlogs.source.LineSink;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

// region decoder
/** Takes the message out of RFC 5424 lines: <code>&lt;134&gt;1 TIME HOST APP PROCESS ID - MESSAGE</code>. */
public final class SyslogDecoder implements FlowLogDecoder {
    private static final Pattern HEAD = Pattern.compile("<\\d{1,3}>1 (?:\\S+ ){5}- ");
    private static final int LONGEST = 1 << 20;

    @Override
    public String name() {
        return "syslog";
    }

    @Override
    public String description() {
        return "syslog (RFC 5424) with a flow log line as message";
    }

    @Override
    public boolean recognizes(byte[] head, int length) {
        return HEAD.matcher(text(head, Math.min(length, 1024))).lookingAt();
    }

    @Override
    public void decode(InputStream content, LineSink lines) throws IOException {
        InputStream in = new BufferedInputStream(content, 1 << 16);
        byte[] line = new byte[LONGEST];
        int length = 0;
        for (int next = in.read(); next >= 0; next = in.read()) {
            if (next == '\n') {
                deliver(line, length, lines);
                length = 0;
            } else if (length == LONGEST) {
                throw new IOException("expected lines of at most " + LONGEST + " bytes, found a longer one.");
            } else {
                line[length++] = (byte) next;
            }
        }
        deliver(line, length, lines);
    }

    private static void deliver(byte[] line, int length, LineSink lines) throws IOException {
        Matcher head = HEAD.matcher(text(line, length));
        if (head.lookingAt()) {
            lines.line(line, head.end(), length - head.end(), null);
        } else if (length > 0) {
            lines.malformed(text(line, length), "expected a syslog line with a message, found another one.");
        }
    }

    /** A character for each byte, so that places in the text are places in the bytes. */
    private static String text(byte[] bytes, int length) {
        return new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
    }
}
// endregion
