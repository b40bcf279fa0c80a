package io.flowlogs.source.cloudwatch;

import io.flowlogs.record.FlowConfigurationException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the following of a group stands: everything before a time was handed over, and after it the events seen.
 *
 * @param begin what lies before this was never asked for, in milliseconds
 * @param latest the time of the latest event seen, in milliseconds
 * @param seen the events seen within the overlap before it, as {@link SeenEvents#encoded} writes them
 */
record TailPosition(long begin, long latest, String seen) {
    private static final Pattern TEXT = Pattern.compile("(\\S+) (-?[0-9]{1,18}) (-?[0-9]{1,18}) ([-_A-Za-z0-9]*)");
    private static final String SEPARATOR = ";";
    private static final String VERSION = "cwl1";

    private String encoded(String group) {
        return group + " " + begin + " " + latest + " " + seen;
    }

    static String encode(Map<LogGroup, TailPosition> positions) {
        StringBuilder text = new StringBuilder(VERSION);
        positions.forEach((group, position) -> text.append(SEPARATOR).append(position.encoded(group.id())));
        return text.toString();
    }

    static Map<LogGroup, TailPosition> parse(String text, String shown) {
        Map<LogGroup, TailPosition> positions = new LinkedHashMap<>();
        String[] parts = text.split(SEPARATOR, -1);
        for (int i = 1; i < parts.length; i++) {
            Matcher part = TEXT.matcher(parts[i]);
            if (!part.matches() || !isWhole(part.group(4))) {
                throw wrong(shown);
            }
            positions.put(
                    new LogGroup(part.group(1)),
                    new TailPosition(Long.parseLong(part.group(2)), Long.parseLong(part.group(3)), part.group(4)));
        }
        if (!parts[0].equals(VERSION)) {
            throw wrong(shown);
        }
        return positions;
    }

    /** Whether a text in base 64 encodes whole digests. */
    private static boolean isWhole(String seen) {
        return seen.length() % 4 != 1 && seen.length() * 6 / 8 % Long.BYTES == 0;
    }

    private static FlowConfigurationException wrong(String shown) {
        return new FlowConfigurationException(
                shown
                        + ": expected a position that following this source has saved, found something else. Begin anew without it.");
    }
}
