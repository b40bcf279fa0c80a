package io.flowlogs.internal.plan;

import io.flowlogs.internal.text.Printable;
import io.flowlogs.record.FlowLogFormat;
import io.flowlogs.record.FlowSourceException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Tells the format of lines without a header, or refuses. Only AWS's two default formats can be told: in any custom format, columns of
 * the same shape could stand in another order, and a wrong guess would put every value into the wrong column.
 *
 * <p>Evidence is weighed, since single lines may be damaged: at least half of the lines must fit a default; of the lines with its
 * number of fields, at most one for two fitting ones may have a field of the wrong shape, and at most one for a hundred may end
 * before it starts or have less than 20 bytes a packet, which is what exchanged columns look like. Lines without traffic, nearly all
 * of whose fields are <code>-</code>, fit whatever the order; where there are no others, the result is tentative.
 *
 * <p>The sample is {@value #SAMPLE_LINES} lines, or all there are. They need not come at once: of a pipe, a single line may have to do, since
 * its records are wanted before another comes. What is accepted by the first lines is therefore weighed on, until the sample is complete
 * or the text at its end, when the rules above have to hold for all its lines. Before that, it is withdrawn as soon as they are broken by
 * more than one line: whether one is damaged or tells of other columns, only those to come can say.
 *
 * <p>What cannot be told is a custom format of the same 14 fields in which only source and destination are exchanged; nor, where flows
 * are so alike that every number would do in the other's place, ports and counters.
 *
 * <p>Belongs to one thread.
 */
final class FormatInference {
    static final int SAMPLE_LINES = 1000;
    private static final int FORGIVEN_LINES = 1;
    private static final int SHOWN_WORDS = 40;
    private static final int SHOWN_COUNTS = 8;

    private final String name;
    private final int prefixColumns;
    private final Evidence vpc = new Evidence(DefaultShape.VPC);
    private final Evidence tgw = new Evidence(DefaultShape.TRANSIT_GATEWAY);
    private final Map<Integer, Integer> linesByCount = new TreeMap<>();
    private String[] first = new String[0];
    private int lines;
    private long weighedTo;

    /**
     * Begins.
     *
     * @param name of the text, for messages
     * @param prefixColumns how many words of each line are none of the record's
     */
    FormatInference(String name, int prefixColumns) {
        this.name = name;
        this.prefixColumns = prefixColumns;
    }

    /** The same for the same text, with nothing weighed yet. */
    FormatInference again() {
        return new FormatInference(name, prefixColumns);
    }

    /** Tells whether the sample holds all the lines it may. */
    boolean isComplete() {
        return lines >= SAMPLE_LINES;
    }

    /** Tells whether there was no line with traffic. */
    boolean isTentative() {
        return vpc.telling + tgw.telling == 0;
    }

    /**
     * Tells the format by the first lines.
     *
     * @param end where they end in the text
     * @throws FlowSourceException when it cannot be told
     */
    FlowLogFormat infer(List<String[]> sample, long end) {
        add(sample, end);
        if (!isDefault()) {
            throw refusal("");
        }
        return vpc.fitting() >= tgw.fitting() ? FlowLogFormat.DEFAULT : FlowLogFormat.TRANSIT_GATEWAY_DEFAULT;
    }

    /**
     * Weighs lines that follow; those that were weighed already are passed over.
     *
     * @param offset of the buffer in the text
     * @throws Misread when they contradict
     */
    void goOn(byte[] buffer, int from, int to, long offset) {
        int begin = (int) Math.min(to, Math.max(from, weighedTo - offset));
        add(LineSample.of(buffer, begin, to, SAMPLE_LINES - lines).lines(), offset + to);
        if (isComplete()) {
            complete();
        } else if (vpc.isClearlyContradicted() || tgw.isClearlyContradicted()) {
            throw misread();
        }
    }

    /**
     * Decides by what was weighed, since there is no more.
     *
     * @throws Misread when that is no default format
     */
    void complete() {
        if (!isDefault()) {
            throw misread();
        }
    }

    private void add(List<String[]> sample, long end) {
        for (String[] line : sample) {
            add(Arrays.copyOfRange(line, Math.min(prefixColumns, line.length), line.length));
        }
        weighedTo = end;
    }

    private void add(String[] words) {
        first = lines == 0 ? words : first;
        lines++;
        linesByCount.merge(words.length, 1, Integer::sum);
        vpc.add(words);
        tgw.add(words);
    }

    private boolean isDefault() {
        boolean enough = fitting() > 0 && 2 * fitting() >= lines;
        return enough && !vpc.isContradicted() && !tgw.isContradicted();
    }

    private long fitting() {
        return vpc.fitting() + tgw.fitting();
    }

    /** What lines with the number of fields of a default say about it. */
    private static final class Evidence {
        private final DefaultShape shape;
        private long telling;
        private long silent;
        private long misshapen;
        private long exchanged;

        Evidence(DefaultShape shape) {
            this.shape = shape;
        }

        void add(String[] words) {
            if (!shape.hasItsCount(words)) {
                return;
            } else if (!shape.fits(words)) {
                misshapen++;
            } else if (shape.isExchanged(words)) {
                exchanged++;
            } else if (shape.hasTraffic(words)) {
                telling++;
            } else {
                silent++;
            }
        }

        long fitting() {
            return telling + silent;
        }

        boolean isContradicted() {
            return isContradictedBut(0);
        }

        /** Where nothing speaks for the default, there is nothing to be forgiven. */
        boolean isClearlyContradicted() {
            return isContradictedBut(telling == 0 ? 0 : FORGIVEN_LINES);
        }

        private boolean isContradictedBut(int forgiven) {
            return 2 * (misshapen - forgiven) > telling || 100 * (exchanged - forgiven) > telling;
        }
    }

    /** A sentence for the user. */
    String notice() {
        String fit = ", which " + fitting() + " of " + lines + (lines == 1 ? " line" : " lines") + " looked at fit";
        return name + ": no header; read as " + chosen() + fit + ". Use --format if the flow log has a custom one.";
    }

    private String chosen() {
        if (vpc.fitting() > 0 && tgw.fitting() > 0) {
            return "AWS's default formats of VPC and Transit Gateway flow logs, told apart line by line";
        }
        return vpc.fitting() > 0
                ? "AWS's default format (14 fields)"
                : "AWS's default format of Transit Gateways (36 fields)";
    }

    private Misread misread() {
        return new Misread(refusal(" The records delivered from it before may be in wrong columns: discard them."));
    }

    private FlowSourceException refusal(String consequence) {
        String problem = "expected a header line, or lines of one of AWS's default formats, found " + found()
                + ". Custom formats cannot be told from their lines; name the fields in their order with --format"
                + " '${version} ${srcaddr} ...', as the flow log's own definition does." + consequence;
        return new FlowSourceException(name, name, problem, null);
    }

    private String found() {
        if (lines == 0) {
            return "no line";
        }
        String fields = linesByCount.keySet().stream()
                .limit(SHOWN_COUNTS)
                .map(String::valueOf)
                .collect(Collectors.joining(", "));
        String shown = Arrays.stream(first).limit(SHOWN_WORDS).collect(Collectors.joining(" "));
        return fitting() + " of " + lines + " that fit (fields a line: " + fields + "; the first is '"
                + Printable.shortened(shown) + "')";
    }
}
