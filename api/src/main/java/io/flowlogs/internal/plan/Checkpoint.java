package io.flowlogs.internal.plan;

import io.flowlogs.record.FlowConfigurationException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Where sources stand, as text: a line that names the version, then for each source its name, a tab and its position. */
final class Checkpoint {
    private static final String FIRST_LINE = "flowlogs checkpoint 1";

    /** Sources of one name, such as a location given twice, keep their order. */
    private final Map<String, Deque<String>> positions;

    private Checkpoint(Map<String, Deque<String>> positions) {
        this.positions = positions;
    }

    static String write(List<String> names, @Nullable String[] positions) {
        StringBuilder text = new StringBuilder(FIRST_LINE).append('\n');
        for (int i = 0; i < positions.length; i++) {
            String position = positions[i];
            if (position != null) {
                text.append(escaped(names.get(i)));
                text.append('\t').append(escaped(position)).append('\n');
            }
        }
        return text.toString();
    }

    static Checkpoint parse(String text) {
        List<String> lines = text.lines().toList();
        if (lines.isEmpty() || !lines.get(0).equals(FIRST_LINE)) {
            throw new FlowConfigurationException("checkpoint: expected the first line '" + FIRST_LINE + "', found "
                    + (lines.isEmpty() ? "nothing" : "another one")
                    + ". Give what an earlier following told, or begin anew without it.");
        }
        Map<String, Deque<String>> positions = new TreeMap<>();
        for (String line : lines.subList(1, lines.size())) {
            int tab = line.indexOf('\t');
            if (tab < 0) {
                throw new FlowConfigurationException(
                        "checkpoint: expected a source, a tab and a position in each line, found a line without a tab."
                                + " It is damaged; begin anew without it.");
            }
            positions
                    .computeIfAbsent(unescaped(line.substring(0, tab)), name -> new ArrayDeque<>())
                    .add(unescaped(line.substring(tab + 1)));
        }
        return new Checkpoint(positions);
    }

    /**
     * Returns the position of each source, null where it has none.
     *
     * @throws FlowConfigurationException when there are positions of other sources, which would be lost
     */
    @Nullable
    String[] positionsOf(List<String> names) {
        @Nullable String[] found = new String[names.size()];
        for (int i = 0; i < found.length; i++) {
            Deque<String> left = positions.get(names.get(i));
            found[i] = left == null ? null : left.poll();
        }
        List<String> strangers = new ArrayList<>();
        positions.forEach((name, left) -> left.forEach(position -> strangers.add(name)));
        if (!strangers.isEmpty()) {
            throw new FlowConfigurationException("checkpoint: expected one of " + String.join(", ", names)
                    + ", found one of " + String.join(", ", strangers)
                    + ", whose position would be lost. Follow that too, or begin anew without the checkpoint.");
        }
        return found;
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\")
                .replace("\t", "\\t")
                .replace("\n", "\\n")
                .replace("\r", "\\r");
    }

    private static String unescaped(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            out.append(c == '\\' && i + 1 < text.length() ? meant(text.charAt(++i)) : c);
        }
        return out.toString();
    }

    private static char meant(char letter) {
        return switch (letter) {
            case 't' -> '\t';
            case 'n' -> '\n';
            case 'r' -> '\r';
            default -> letter;
        };
    }
}
