package io.flowlogs.cli.output;

import io.flowlogs.query.ScanStatistics;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes the statistics of a scan as JSON. */
public final class StatisticsJson {
    private StatisticsJson() {}

    /**
     * Encodes statistics as one object: numbers, times in ISO 8601 or null, and the map of what was skipped.
     *
     * @param statistics the statistics
     * @return UTF-8 with a last line feed
     */
    public static byte[] encode(ScanStatistics statistics) {
        ByteBuilder out = new ByteBuilder(1 << 10);
        appendMap(out, statistics.toMap());
        out.write('\n');
        return out.toByteArray();
    }

    private static void appendMap(ByteBuilder out, Map<?, ?> map) {
        out.write('{');
        boolean first = true;
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            if (!first) {
                out.write(',');
            }
            first = false;
            JsonText.appendString(out, String.valueOf(entry.getKey()));
            out.write(':');
            appendValue(out, entry.getValue());
        }
        out.write('}');
    }

    private static void appendValue(ByteBuilder out, @Nullable Object value) {
        if (value == null) {
            JsonText.appendNull(out);
        } else if (value instanceof Number number) {
            out.append(number.toString());
        } else if (value instanceof Map<?, ?> map) {
            appendMap(out, map);
        } else {
            JsonText.appendString(out, value.toString());
        }
    }
}
