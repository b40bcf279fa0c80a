package io.flowlogs.format.csv;

import io.flowlogs.source.FlowLogDecoder;
import io.flowlogs.source.LineSink;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/**
 * Reads flow log lines out of CSV with a header line, in one of two shapes.
 *
 * <p><strong>A column of messages</strong>, <code>message</code> or <code>@message</code>, as the CloudWatch console and Logs Insights write
 * them. Every message is a flow log line, or several if it has line breaks. The columns <code>timestamp</code>,
 * <code>ingestionTime</code>, <code>logStream</code> or <code>logStreamName</code>, and <code>id</code> or <code>eventId</code>, with or without
 * <code>@</code>, go along; times are milliseconds, ISO 8601 or <code>2024-05-01 00:00:00.000</code> in UTC. Other columns are left out.
 *
 * <p><strong>Columns of fields</strong>, at least two of them documented (or one, if it is all there is and quoted), as Athena writes them. Names may have
 * hyphens or underscores, be the <code>srcAddr</code> of Logs Insights, or the <code>sourceaddress</code> of Athena's older tables. Columns
 * that are no documented field become text fields; those that begin with <code>@</code> go along as above or are left out. Every row
 * is a line in the format of the columns, in which
 *
 * <ul>
 *   <li>a cell that is empty or says <code>NULL</code>, <code>null</code> or <code>\N</code> is <code>-</code>;
 *   <li>blanks and control characters in a cell are percent-encoded, as AWS does it in the values of tags;
 *   <li>a <code>start</code> or <code>end</code> that is a date and time of day is that second.
 * </ul>
 *
 * <p>A row with another number of cells than the header is malformed; a repeated header is skipped and counted. A quote that is
 * never closed ends the reading with an error that names the line.
 */
public final class CsvDecoder implements FlowLogDecoder {
    /** Makes the decoder. */
    public CsvDecoder() {}

    @Override
    public String name() {
        return "csv";
    }

    @Override
    public String description() {
        return "CSV with a header: CloudWatch console, Logs Insights, Athena";
    }

    @Override
    public boolean recognizes(byte[] head, int length) {
        List<String> header = CsvText.header(head, length);
        return MessageColumns.recognizes(header) || FieldColumns.recognizes(header, CsvText.isQuoted(head, length));
    }

    @Override
    public void decode(InputStream content, LineSink lines) throws IOException {
        CsvRecords records = new CsvRecords(content);
        List<String> header = records.next();
        if (header == null) {
            throw new IOException("expected a line with the names of the columns, found nothing");
        }
        CsvColumns columns = columns(CsvText.names(header), lines);
        for (List<String> row = records.next(); row != null; row = records.next()) {
            if (row.equals(header)) {
                lines.skipped("repeated header");
            } else if (row.size() != header.size()) {
                lines.malformed(CsvText.shown(row), wrongSize(header.size(), row.size(), records.line()));
            } else {
                columns.deliver(row, lines);
            }
        }
    }

    private static CsvColumns columns(List<String> header, LineSink lines) throws IOException {
        if (MessageColumns.recognizes(header)) {
            return new MessageColumns(header);
        }
        FieldColumns columns = FieldColumns.of(header);
        lines.format(columns.format());
        return columns;
    }

    private static String wrongSize(int expected, int found, long line) {
        return "expected " + expected + " cells as in the header, found " + found + " in the row that ends on line "
                + line;
    }
}
