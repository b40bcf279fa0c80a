package io.flowlogs.internal.plan;

import io.flowlogs.internal.scan.LineLayout;
import io.flowlogs.record.FlowLogFormat;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds out which columns a text has: from its header, from the option, or by inference. The time that export tasks of CloudWatch Logs put
 * before each line is recognized first.
 */
final class LayoutResolver {
    private static final int SAMPLE_LINES = 1000;

    /** The least number of 13 digits. */
    private static final long LEAST_TIME = 1_000_000_000_000L;

    private final QuerySpec spec;

    LayoutResolver(QuerySpec spec) {
        this.spec = spec;
    }

    /**
     * A layout.
     *
     * @param layout the layout
     * @param notice a sentence for the user where it is not exactly known
     * @param tentative whether it has to be confirmed by the first line with traffic
     */
    record Resolution(LineLayout layout, @Nullable String notice, boolean tentative) {}

    /**
     * Resolves the layout of some lines.
     *
     * @throws io.flowlogs.record.FlowSourceException when it cannot be told
     */
    Resolution resolve(byte[] lines, int from, int to, String name) {
        LineSample sampled = LineSample.of(lines, from, to, SAMPLE_LINES);
        FlowLogFormat header = sampled.firstHeader();
        if (header != null) {
            return new Resolution(new LineLayout(header, 0, true), null, false);
        }
        List<String[]> sample = sampled.lines();
        int prefix = prefixColumns(sample);
        if (spec.format() != null) {
            return new Resolution(new LineLayout(spec.format(), prefix, true), null, false);
        }
        FormatInference.Result inferred = new FormatInference(name).infer(without(prefix, sample));
        LineLayout layout = new LineLayout(inferred.format(), prefix, false);
        return new Resolution(layout, inferred.notice(), inferred.tentative());
    }

    /** One bad line must not decide for all. */
    private int prefixColumns(List<String[]> sample) {
        FlowLogFormat known = spec.format();
        long timed = sample.stream().filter(words -> isTimed(words, known)).count();
        long bare = sample.stream()
                .filter(words -> known == null ? !isTimed(words, null) : words.length == known.size())
                .count();
        return timed > bare ? 1 : 0;
    }

    /** Digits before a format that begins with a large number are no time: they may be that number, on a line too long. */
    private static boolean isTimed(String[] words, @Nullable FlowLogFormat known) {
        if (!ExportPrefix.isTime(words[0])) {
            return false;
        }
        return known == null
                || (words.length == known.size() + 1
                        && (words[0].indexOf('T') > 0
                                || known.fields().get(0).kind().greatest() < LEAST_TIME));
    }

    private static List<String[]> without(int prefix, List<String[]> sample) {
        if (prefix == 0) {
            return sample;
        }
        return sample.stream()
                .map(words -> Arrays.copyOfRange(words, Math.min(prefix, words.length), words.length))
                .toList();
    }
}
