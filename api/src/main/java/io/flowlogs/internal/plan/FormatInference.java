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
 * <p>The sample is the beginning of a file; of a pipe, it is what has arrived, and may be a line.
 *
 * <p>What cannot be told is a custom format of the same 14 fields in which only source and destination are exchanged; nor, where flows
 * are so alike that every number would do in the other's place, ports and counters.
 */
final class FormatInference {
    private static final int SHOWN_WORDS = 40;
    private static final int SHOWN_COUNTS = 8;

    private final String name;

    FormatInference(String name) {
        this.name = name;
    }

    /**
     * A format, and how sure it is.
     *
     * @param format the format
     * @param notice a sentence for the user
     * @param tentative whether no line with traffic was seen
     */
    record Result(FlowLogFormat format, String notice, boolean tentative) {}

    Result infer(List<String[]> lines) {
        Evidence vpc = Evidence.of(lines, DefaultShape.VPC);
        Evidence tgw = Evidence.of(lines, DefaultShape.TRANSIT_GATEWAY);
        long fitting = vpc.fitting() + tgw.fitting();
        boolean enough = fitting > 0 && 2 * fitting >= lines.size();
        if (!enough || vpc.isContradicted() || tgw.isContradicted()) {
            throw refusal(lines, fitting);
        }
        FlowLogFormat format =
                vpc.fitting() >= tgw.fitting() ? FlowLogFormat.DEFAULT : FlowLogFormat.TRANSIT_GATEWAY_DEFAULT;
        return new Result(format, notice(lines.size(), vpc, tgw), vpc.telling + tgw.telling == 0);
    }

    /** What lines with the number of fields of a default say about it. */
    private static final class Evidence {
        private long telling;
        private long silent;
        private long misshapen;
        private long exchanged;

        static Evidence of(List<String[]> lines, DefaultShape shape) {
            Evidence evidence = new Evidence();
            lines.stream().filter(shape::hasItsCount).forEach(words -> evidence.add(words, shape));
            return evidence;
        }

        private void add(String[] words, DefaultShape shape) {
            if (!shape.fits(words)) {
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
            return 2 * misshapen > telling || 100 * exchanged > telling;
        }
    }

    private String notice(int lines, Evidence vpc, Evidence tgw) {
        long fitting = vpc.fitting() + tgw.fitting();
        String fit = ", which " + fitting + " of " + lines + (lines == 1 ? " line" : " lines") + " looked at fit";
        return name + ": no header; read as " + chosen(vpc, tgw) + fit
                + ". Use --format if the flow log has a custom one.";
    }

    private static String chosen(Evidence vpc, Evidence tgw) {
        if (vpc.fitting() > 0 && tgw.fitting() > 0) {
            return "AWS's default formats of VPC and Transit Gateway flow logs, told apart line by line";
        }
        return vpc.fitting() > 0
                ? "AWS's default format (14 fields)"
                : "AWS's default format of Transit Gateways (36 fields)";
    }

    private FlowSourceException refusal(List<String[]> lines, long fitting) {
        String problem =
                "expected a header line, or lines of one of AWS's default formats, found " + found(lines, fitting)
                        + ". Custom formats cannot be told from their lines; name the fields in their order with --format"
                        + " '${version} ${srcaddr} ...', as the flow log's own definition does.";
        return new FlowSourceException(name, name, problem, null);
    }

    private static String found(List<String[]> lines, long fitting) {
        if (lines.isEmpty()) {
            return "no line";
        }
        Map<Integer, Long> counts = lines.stream()
                .collect(Collectors.groupingBy(words -> words.length, TreeMap::new, Collectors.counting()));
        String fields = counts.keySet().stream()
                .limit(SHOWN_COUNTS)
                .map(String::valueOf)
                .collect(Collectors.joining(", "));
        String first = Arrays.stream(lines.get(0)).limit(SHOWN_WORDS).collect(Collectors.joining(" "));
        return fitting + " of " + lines.size() + " that fit (fields a line: " + fields + "; the first is '"
                + Printable.shortened(first) + "')";
    }
}
