package io.flowlogs.internal.plan;

import io.flowlogs.internal.scan.LineLayout;
import io.flowlogs.record.FlowLogFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds out which columns a text has: from its header, from the option, or by inference. The time that export tasks of CloudWatch Logs put
 * before each line is recognized first.
 */
final class LayoutResolver {
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
     * @param inference what is known of it where it is not exactly known, to be gone on with
     */
    record Resolution(LineLayout layout, @Nullable FormatInference inference) {
        /** Tells whether it has to be confirmed by the first line with traffic. */
        boolean isTentative() {
            return inference != null && inference.isTentative();
        }

        /** A sentence for the user, where there is something to know. */
        @Nullable
        String notice() {
            return inference == null ? null : inference.notice();
        }
    }

    /**
     * Resolves the layout of some lines.
     *
     * @param offset of the buffer in the text
     * @throws io.flowlogs.record.FlowSourceException when it cannot be told
     */
    Resolution resolve(byte[] lines, int from, int to, long offset, String name) {
        LineSample sample = LineSample.of(lines, from, to, FormatInference.SAMPLE_LINES);
        FlowLogFormat header = sample.firstHeader();
        if (header != null) {
            return new Resolution(new LineLayout(header, 0, true), null);
        }
        int prefix = prefixColumns(sample.lines());
        if (spec.format() != null) {
            return new Resolution(new LineLayout(spec.format(), prefix, true), null);
        }
        FormatInference inference = new FormatInference(name, prefix);
        FlowLogFormat inferred = inference.infer(sample.lines(), offset + to);
        return new Resolution(new LineLayout(inferred, prefix, false), inference);
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
}
