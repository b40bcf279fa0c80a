package io.flowlogs.cli;

import io.flowlogs.query.FlowPredicate;
import io.flowlogs.query.FlowPredicate.Op;
import io.flowlogs.record.FieldKind;
import io.flowlogs.record.FlowField;
import io.flowlogs.record.FlowFields;
import io.flowlogs.record.FlowLogException;
import io.flowlogs.record.FlowLogFormat;
import io.flowlogs.record.FlowRecord;
import io.flowlogs.value.CidrBlock;
import io.flowlogs.value.IpAddress;
import io.flowlogs.value.IpProtocol;
import io.flowlogs.value.TcpFlags;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads conditions: <code>FIELD OP VALUE</code>, several of them with <code>and</code> between. Values are written as flow logs have them; addresses also as
 * blocks, protocols also by name, times as anywhere else; <code>-</code> stands for no value, and a comma for any of several.
 */
final class WhereText {
    private static final Pattern AND = Pattern.compile("(?i)\\s+and\\s+");
    private static final Pattern CONDITION =
            Pattern.compile("\\s*([^\\s=!<>]+)\\s*(==|!=|<=|>=|=|<|>)\\s*(\\S.*?)\\s*");

    private final TimeText times;
    private final @Nullable FlowLogFormat format;

    /** The format may have fields that are not documented. */
    WhereText(TimeText times, @Nullable FlowLogFormat format) {
        this.times = times;
        this.format = format;
    }

    /** All of the texts must hold; null when there are none. */
    @Nullable
    FlowPredicate parse(List<String> texts) {
        List<FlowPredicate> all = new ArrayList<>();
        for (String text : texts) {
            for (String condition : AND.split(text, -1)) {
                all.add(condition(condition));
            }
        }
        return all.stream().reduce(FlowPredicate::and).orElse(null);
    }

    private FlowPredicate condition(String text) {
        Matcher parts = CONDITION.matcher(text);
        if (!parts.matches()) {
            throw new UsageException(
                    "--where: expected such as 'dstport=22' or 'bytes >= 1000 and action=REJECT', found '"
                            + text.strip() + "'. Write FIELD, one of = != < <= > >=, and a value.");
        }
        FlowField<?> field = FieldNames.parse("--where", parts.group(1), format).get(0);
        Op op = op(parts.group(2));
        try {
            return condition(field, op, List.of(parts.group(3).split("\\s*,\\s*", -1)));
        } catch (IllegalArgumentException | FlowLogException wrong) {
            throw new UsageException(
                    "--where: " + field + ": expected " + expectation(field) + ", found '" + parts.group(3) + "'.");
        }
    }

    private static Op op(String symbol) {
        for (Op op : Op.values()) {
            if (op.symbol().equals(symbol)) {
                return op;
            }
        }
        return Op.EQ;
    }

    private FlowPredicate condition(FlowField<?> field, Op op, List<String> values) {
        if (op.isOrdering()) {
            return new FlowPredicate.Comparison(field, op, value(field, only(field, op, values)));
        }
        FlowPredicate equal = equal(field, values);
        return op == Op.EQ ? equal : equal.negate();
    }

    private static String only(FlowField<?> field, Op op, List<String> values) {
        if (values.size() > 1) {
            throw new UsageException("--where: " + field + ": expected one value after " + op.symbol() + ", found "
                    + values.size() + ". Several go with = and != only.");
        }
        return values.get(0);
    }

    private FlowPredicate equal(FlowField<?> field, List<String> values) {
        if (values.equals(List.of("-"))) {
            return FlowPredicate.present(field).negate();
        } else if (field.kind() == FieldKind.ADDRESS) {
            return inBlocks(field, values);
        }
        Set<Object> wanted = values.stream().map(text -> value(field, text)).collect(Collectors.toSet());
        return wanted.size() == 1
                ? new FlowPredicate.Comparison(field, Op.EQ, wanted.iterator().next())
                : new FlowPredicate.OneOf(field, wanted);
    }

    @SuppressWarnings("unchecked") // A field of this kind has addresses.
    private static FlowPredicate inBlocks(FlowField<?> field, List<String> values) {
        Set<CidrBlock> blocks = values.stream().map(CidrBlock::parse).collect(Collectors.toSet());
        return FlowPredicate.in((FlowField<IpAddress>) field, blocks);
    }

    private Object value(FlowField<?> field, String text) {
        return switch (field.kind()) {
            case TIMESTAMP -> times.parse("--where", text);
            case PROTOCOL -> IpProtocol.parse(text);
            case TCP_FLAGS -> TcpFlags.parse(text);
            default -> delivered(field, text);
        };
    }

    /** What the text is in a record. */
    private static Object delivered(FlowField<?> field, String text) {
        FlowRecord flow = FlowRecord.fromMessage(text, FlowLogFormat.of(List.of(field)));
        return Objects.requireNonNull(flow.get(field), "value");
    }

    private static String expectation(FlowField<?> field) {
        List<String> words = field.documentedValues();
        if (field.equals(FlowFields.PROTOCOL)) {
            return "a protocol number or name";
        } else if (field.kind() == FieldKind.ADDRESS) {
            return "an address or a block";
        }
        return words.isEmpty() || field.kind() == FieldKind.TEXT
                ? field.kind().expectation()
                : "one of " + String.join(", ", words);
    }
}
