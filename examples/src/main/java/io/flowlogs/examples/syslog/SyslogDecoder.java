package io.flowlogs.examples.syslog;

import io.flowlogs.source.FlowLogDecoder;
import io.flowlogs.source.LineSink;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

// region decoder
/** Takes the message out of RFC 5424 lines: <code>&lt;134&gt;1 TIME HOST APP PROCESS ID - MESSAGE</code>. */
public final class SyslogDecoder implements FlowLogDecoder {
    private static final Pattern LINE = Pattern.compile("<\\d{1,3}>1 (?:\\S+ ){5}- (.*)");

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
        String begin = new String(head, 0, Math.min(length, 1024), StandardCharsets.ISO_8859_1);
        return LINE.matcher(begin).lookingAt();
    }

    @Override
    public void decode(InputStream content, LineSink lines) throws IOException {
        BufferedReader reader = new BufferedReader(new InputStreamReader(content, StandardCharsets.UTF_8));
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            Matcher matcher = LINE.matcher(line);
            if (matcher.matches()) {
                byte[] message = matcher.group(1).getBytes(StandardCharsets.UTF_8);
                lines.line(message, 0, message.length, null);
            } else {
                lines.malformed(line, "expected a syslog line with a message, found '" + line + "'.");
            }
        }
    }
}
// endregion
