package io.flowlogs.source.cloudwatch;

import io.flowlogs.record.FlowFields;
import io.flowlogs.record.FlowLogFormat;
import io.flowlogs.source.cloudwatch.GroupFormats.KnownFlowLog;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Tells for each line of a group with flow logs of several formats which of them it has. A line that only one fits has that one; a line with
 * traffic that several fit is not guessed at. Used by one thread.
 */
final class FormatChooser {
    private final GroupFormats known;
    private final Map<String, List<LineShape>> byStream = new HashMap<>();

    FormatChooser(GroupFormats known) {
        this.known = known;
    }

    /** What is known of a line: its format, or why it has none. */
    record Choice(@Nullable FlowLogFormat format, String problem, boolean isAmbiguous) {}

    Choice choose(@Nullable String stream, String line) {
        String[] words = LineShape.words(line);
        List<LineShape> fitting =
                shapes(stream).stream().filter(shape -> shape.fits(words)).toList();
        if (fitting.size() == 1) {
            return new Choice(fitting.get(0).format(), "", false);
        }
        return fitting.isEmpty() ? unknown(words) : ambiguous(fitting, words);
    }

    private List<LineShape> shapes(@Nullable String stream) {
        return byStream.computeIfAbsent(
                stream == null ? "" : stream,
                name -> known.flowLogs().stream()
                        .filter(flowLog -> flowLog.mayWriteTo(stream))
                        .map(KnownFlowLog::format)
                        .distinct()
                        .map(LineShape::new)
                        .toList());
    }

    private Choice unknown(String[] words) {
        return new Choice(
                null,
                "expected a line in one of the formats of the group's flow logs, found one of " + words.length
                        + " fields that fits none. It may be of a flow log that was deleted since; name its format with --format.",
                false);
    }

    /** Lines without traffic are nearly all hyphens and may fit many formats: these are told as malformed, not as a reason to refuse all. */
    private Choice ambiguous(List<LineShape> fitting, String[] words) {
        boolean telling = fitting.stream().anyMatch(shape -> hasTraffic(shape.format(), words));
        return new Choice(
                null,
                "expected a line that one format fits, found that " + fitting.size() + " do: " + candidates(fitting)
                        + ". Name the right one with --format, and the streams that have it with --streams or"
                        + " --stream-prefix.",
                telling);
    }

    private static boolean hasTraffic(FlowLogFormat format, String[] words) {
        int column = format.indexOf(FlowFields.SRCADDR);
        return column < 0 || !words[column].equals("-");
    }

    private String candidates(List<LineShape> fitting) {
        Set<FlowLogFormat> formats = fitting.stream().map(LineShape::format).collect(Collectors.toSet());
        return known.flowLogs().stream()
                .filter(flowLog -> formats.contains(flowLog.format()))
                .map(flowLog -> "'" + flowLog.format().toLogFormat() + "' of " + Shown.shortened(flowLog.id()))
                .collect(Collectors.joining(", "));
    }
}
