package io.flowlogs.format.csv;

import io.flowlogs.record.EventMetadata;
import io.flowlogs.source.LineSink;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Columns of which one holds flow log lines. */
final class MessageColumns implements CsvColumns {
    private final int message;
    private final EventColumns event;

    MessageColumns(List<String> header) {
        List<@Nullable String> names = bareNames(header);
        message = names.indexOf("message");
        event = EventColumns.of(names);
    }

    static boolean recognizes(List<String> header) {
        return bareNames(header).contains("message") && header.stream().noneMatch(MessageColumns::isData);
    }

    /** Guards against taking a row for a header: a name is short and holds no blank. */
    private static boolean isData(String cell) {
        return cell.length() > 128 || cell.indexOf(' ') >= 0 || cell.indexOf('\t') >= 0;
    }

    private static List<@Nullable String> bareNames(List<String> header) {
        return header.stream()
                .<@Nullable String>map(name -> name.startsWith("@") ? name.substring(1) : name)
                .toList();
    }

    @Override
    public void deliver(List<String> row, LineSink lines) throws IOException {
        String text = row.get(message);
        if (text.isBlank()) {
            lines.skipped("empty message");
            return;
        }
        EventMetadata metadata = event.read(row);
        for (String line : (Iterable<String>) text.lines()::iterator) {
            if (!line.isBlank()) {
                byte[] bytes = line.getBytes(StandardCharsets.ISO_8859_1);
                lines.line(bytes, 0, bytes.length, metadata);
            }
        }
    }
}
