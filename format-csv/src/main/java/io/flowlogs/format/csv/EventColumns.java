package io.flowlogs.format.csv;

import io.flowlogs.record.EventMetadata;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The columns that say something of a CloudWatch Logs event besides its message; -1 where there is none. */
record EventColumns(int id, int timestamp, int ingestionTime, int logStream) {

    /** Finds them among names that have been freed of their <code>@</code>, or are null where a column is something else. */
    static EventColumns of(List<@Nullable String> names) {
        return new EventColumns(
                first(names, "eventId", "id"),
                first(names, "timestamp"),
                first(names, "ingestionTime"),
                first(names, "logStream", "logStreamName"));
    }

    private static int first(List<@Nullable String> names, String... wanted) {
        for (String name : wanted) {
            int index = names.indexOf(name);
            if (index >= 0) {
                return index;
            }
        }
        return -1;
    }

    @Nullable
    EventMetadata read(List<String> row) {
        String idText = text(row, id);
        Instant time = time(row, timestamp);
        Instant ingested = time(row, ingestionTime);
        String stream = text(row, logStream);
        boolean known = idText != null || time != null || ingested != null || stream != null;
        return known ? new EventMetadata(idText, time, ingested, stream) : null;
    }

    private static @Nullable String text(List<String> row, int column) {
        if (column < 0 || row.get(column).isEmpty()) {
            return null;
        }
        return new String(row.get(column).getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    private static @Nullable Instant time(List<String> row, int column) {
        return column < 0 ? null : CsvTimes.parse(row.get(column));
    }
}
