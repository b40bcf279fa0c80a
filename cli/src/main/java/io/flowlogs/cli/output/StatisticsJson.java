package io.flowlogs.cli.output;

import io.flowlogs.query.ScanStatistics;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes the statistics of a scan, and what else is reported, as JSON. */
public final class StatisticsJson {
    private StatisticsJson() {}

    /**
     * Encodes statistics as one object: numbers, times in ISO 8601 or null, and the map of what was skipped.
     *
     * @param statistics the statistics
     * @return UTF-8 with a last line feed
     */
    public static byte[] encode(ScanStatistics statistics) {
        return encode(statistics.toMap());
    }

    /**
     * Encodes a report as one object.
     *
     * @param report name to number, text, map or list of such
     * @return UTF-8 with a last line feed
     */
    public static byte[] encode(Map<String, ? extends @Nullable Object> report) {
        ByteBuilder out = new ByteBuilder(1 << 10);
        appendMap(out, report);
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

    private static void appendList(ByteBuilder out, List<?> list) {
        out.write('[');
        for (int i = 0; i < list.size(); i++) {
            if (i > 0) {
                out.write(',');
            }
            appendValue(out, list.get(i));
        }
        out.write(']');
    }

    private static void appendValue(ByteBuilder out, @Nullable Object value) {
        if (value == null) {
            JsonText.appendNull(out);
        } else if (value instanceof Number number) {
            out.append(number.toString());
        } else if (value instanceof Map<?, ?> map) {
            appendMap(out, map);
        } else if (value instanceof List<?> list) {
            appendList(out, list);
        } else {
            JsonText.appendString(out, value.toString());
        }
    }
}
