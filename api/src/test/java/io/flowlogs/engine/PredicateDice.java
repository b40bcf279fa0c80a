package io.flowlogs.engine;

import io.flowlogs.query.DerivedField;
import io.flowlogs.query.FlowPredicate;
import io.flowlogs.record.FieldKind;
import io.flowlogs.record.FlowField;
import io.flowlogs.record.FlowFields;
import io.flowlogs.record.FlowLogFormat;
import io.flowlogs.record.FlowRecord;
import io.flowlogs.value.AddressSet;
import io.flowlogs.value.CidrBlock;
import io.flowlogs.value.IpAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Throws random predicates: every kind, nested and negated, about fields that records have, miss, or do not know. */
final class PredicateDice {
    private static final int MAX_DEPTH = 3;
    private static final int MAX_PARTS = 4;

    private final LogDice dice;
    private final List<FlowField<?>> fields;

    PredicateDice(LogDice dice, FlowLogFormat format) {
        this.dice = dice;
        this.fields = new ArrayList<>(format.fields());
        fields.add(FlowFields.DSTADDR);
        fields.add(FlowFields.DSTPORT);
        fields.add(FlowField.text("never-heard-of"));
        fields.add(FlowField.text("srcaddr"));
        fields.add(FlowField.text("action"));
    }

    FlowPredicate predicate() {
        return predicate(0);
    }

    private FlowPredicate predicate(int depth) {
        int kind = dice.upTo(depth < MAX_DEPTH ? 9 : 6);
        return switch (kind) {
            case 0 -> dice.oneIn(2) ? FlowPredicate.all() : FlowPredicate.none();
            case 1 -> FlowPredicate.present(dice.oneOf(fields));
            case 2 -> comparison();
            case 3 -> oneOf();
            case 4 -> inBlocks();
            case 5 -> tested();
            case 6 -> predicate(depth + 1).negate();
            case 7 -> new FlowPredicate.And(parts(depth));
            default -> new FlowPredicate.Or(parts(depth));
        };
    }

    private List<FlowPredicate> parts(int depth) {
        List<FlowPredicate> parts = new ArrayList<>();
        int count = dice.upTo(MAX_PARTS);
        for (int i = 0; i < count; i++) {
            parts.add(predicate(depth + 1));
        }
        return parts;
    }

    private FlowPredicate comparison() {
        FlowField<?> field = dice.oneOf(fields);
        Object value = value(field);
        FlowPredicate.Op op = dice.oneOf(List.of(FlowPredicate.Op.values()));
        return value == null
                ? FlowPredicate.present(field)
                : new FlowPredicate.Comparison(field, op, Objects.requireNonNull(value));
    }

    private FlowPredicate tested() {
        List<FlowField<?>> numbers = List.of(
                FlowFields.SRCPORT, FlowFields.BYTES, FlowFields.PROTOCOL, FlowFields.TCP_FLAGS, FlowFields.DSTPORT);
        FlowPredicate.Op op = dice.oneOf(List.of(FlowPredicate.Op.values()));
        return switch (dice.upTo(8)) {
            case 0 ->
                new FlowPredicate.InRanges(
                        dice.oneOf(numbers),
                        List.of(new FlowPredicate.NumberRange(1, 2), new FlowPredicate.NumberRange(4, 1L << 40)));
            case 1 -> new FlowPredicate.HasBits(dice.oneOf(numbers), 1 + dice.upTo(3));
            case 2 ->
                new FlowPredicate.Like(
                        dice.oneOf(List.of(
                                FlowFields.ACTION,
                                FlowFields.INTERFACE_ID,
                                FlowFields.VPC_ID,
                                FlowField.text("new-field"))),
                        dice.oneOf(List.of("*", "?", "A*T", "*0*", "eni-?", "??????", "*:c=?", "")));
            case 3 -> new FlowPredicate.DerivedPresent(dice.oneOf(List.of(DerivedField.values())));
            case 4 -> new FlowPredicate.ServiceIs(dice.oneOf(List.of("tcp/1", "icmp", "igmp", "https", "tcp/0")));
            case 5 -> new FlowPredicate.SentBy(dice.oneIn(2));
            case 6 -> {
                Set<CidrBlock> blocks = ((FlowPredicate.InBlocks) inBlocks()).blocks();
                yield new FlowPredicate.InAddresses(FlowFields.SRCADDR, AddressSet.of(blocks), "@blocks");
            }
            default ->
                new FlowPredicate.DerivedComparison(
                        dice.oneOf(List.of(DerivedField.values())),
                        op,
                        dice.oneOf(List.of(0L, 1L, 3L, 10L, 1L << 33, Long.MAX_VALUE, -1L)));
        };
    }

    private FlowPredicate oneOf() {
        FlowField<?> field = dice.oneOf(fields);
        Set<Object> values = new HashSet<>();
        int count = dice.upTo(MAX_PARTS);
        for (int i = 0; i < count; i++) {
            Object value = value(field);
            if (value != null) {
                values.add(value);
            }
        }
        return new FlowPredicate.OneOf(field, values);
    }

    private FlowPredicate inBlocks() {
        Set<CidrBlock> blocks = new HashSet<>();
        int count = dice.upTo(MAX_PARTS);
        for (int i = 0; i < count; i++) {
            IpAddress address = IpAddress.parse(dice.known(FlowFields.SRCADDR));
            int length = dice.oneOf(List.of(0, 1, 8, 16, 24, 31, 32));
            int wide = dice.oneOf(List.of(0, 1, 32, 64, 96, 127, 128));
            blocks.add(CidrBlock.of(address, address.isIpv4() ? length : wide));
        }
        return FlowPredicate.in(
                dice.oneOf(List.of(FlowFields.SRCADDR, FlowFields.DSTADDR, FlowFields.PKT_SRCADDR)), blocks);
    }

    /** A value such as a record might hold, and sometimes one just beside it; null for a word that stands for many. */
    private @Nullable Object value(FlowField<?> field) {
        if (field.kind() == FieldKind.TIMESTAMP && dice.oneIn(2)) {
            return Instant.ofEpochSecond(1_700_000_000L + dice.upTo(20), dice.upTo(4) * 500_000L);
        } else if (field.kind() == FieldKind.LONG && dice.oneIn(4)) {
            return dice.oneOf(List.of(-1L, Long.MAX_VALUE, Long.MIN_VALUE));
        } else if (field.kind() == FieldKind.TEXT && dice.oneIn(3)) {
            return dice.oneOf(List.of("10.0.0.1", "ACCEPT", "", "a/b", "\uffff", "\ud83e\udd86"));
        }
        FlowLogFormat format = FlowLogFormat.of(List.of(field));
        Object value = FlowRecord.fromMessage(dice.known(field), format).get(field);
        return Objects.requireNonNull(value).toString().equals("UNKNOWN") ? null : value;
    }
}
