package io.flowlogs.format.json;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import io.flowlogs.source.FlowLogDecoder;
import io.flowlogs.source.LineSink;
import java.io.IOException;
import java.io.InputStream;

/**
 * Reads flow log lines out of JSON: any number of documents, one after another, with or without line breaks between them.
 *
 * <p>Understood are
 *
 * <ul>
 *   <li>CloudWatch Logs subscription envelopes (<code>messageType</code>, <code>logEvents</code>); control messages are skipped;
 *   <li>the same, compressed and in Base64, as Lambda and Kinesis hand them on (<code>awslogs.data</code>,
 *       <code>Records[].kinesis.data</code>, <code>records[].data</code>);
 *   <li>the records that flow logs write to Firehose (<code>{"message":"2 123..."}</code>);
 *   <li><code>aws logs filter-log-events</code>, <code>get-log-events</code> and <code>get-query-results</code>;
 *   <li>arrays and lines of events, and arrays of messages as <code>--query 'events[].message'</code> prints them.
 * </ul>
 *
 * <p>A message with line breaks is several lines. The id, the times and the log stream of an event go along with its lines; the
 * log stream of an envelope only when it precedes the events, as it does in all that AWS writes. Objects of another kind are
 * skipped and counted. An event whose message is no text, or a compressed document that is broken, is malformed; what
 * follows it is read. Text that is no JSON ends the reading with an error that names the byte.
 *
 * <p>Limits: messages and compressed documents of {@value JsonStreams#MAX_TEXT} characters, names of
 * {@value JsonStreams#MAX_NAME}, of which {@value JsonStreams#MAX_DIFFERENT_NAMES} may differ, {@value JsonStreams#MAX_DEPTH}
 * levels, 64 MiB for one decompressed document.
 */
public final class JsonDecoder implements FlowLogDecoder {
    /** Makes the decoder. */
    public JsonDecoder() {}

    @Override
    public String name() {
        return "json";
    }

    @Override
    public String description() {
        return "JSON: CloudWatch Logs subscriptions and Firehose records, 'aws logs' dumps, lines of events";
    }

    @Override
    public boolean recognizes(byte[] head, int length) {
        int first = JsonHead.firstVisible(head, JsonHead.afterByteOrderMark(head, length), length);
        if (first == length) {
            return false;
        }
        int second = JsonHead.firstVisible(head, first + 1, length);
        String mayFollow = switch (head[first]) {
            case '{' -> "\"}";
            case '[' -> "{[]\"";
            default -> "";
        };
        return !mayFollow.isEmpty() && (second == length || mayFollow.indexOf(head[second]) >= 0);
    }

    @Override
    public void decode(InputStream content, LineSink lines) throws IOException {
        try (JsonParser parser = JsonStreams.parser(content)) {
            decode(parser, lines);
        }
    }

    private static void decode(JsonParser parser, LineSink lines) throws IOException {
        try {
            new JsonDocuments(parser, lines, 0).readAll();
        } catch (JacksonException e) {
            throw new IOException(
                    JsonProblem.describe(e, parser) + " What came before it was read, the rest was not.", e);
        }
    }
}
