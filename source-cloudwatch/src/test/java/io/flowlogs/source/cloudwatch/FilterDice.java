package io.flowlogs.source.cloudwatch;

import io.flowlogs.query.FlowPredicate;
import io.flowlogs.query.FlowPredicate.And;
import io.flowlogs.query.FlowPredicate.Comparison;
import io.flowlogs.query.FlowPredicate.OneOf;
import io.flowlogs.query.FlowPredicate.Op;
import io.flowlogs.query.FlowPredicate.Or;
import io.flowlogs.record.FieldKind;
import io.flowlogs.record.FlowField;
import io.flowlogs.record.FlowFields;
import io.flowlogs.record.FlowLogFormat;
import io.flowlogs.record.FlowRecord;
import io.flowlogs.value.CidrBlock;
import io.flowlogs.value.IpAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Throws filters: every kind, nested and negated, on fields that messages of a format have or do not have. */
final class FilterDice {
    private static final int MAX_DEPTH = 3;
    private static final List<Integer> IPV4_LENGTHS = List.of(0, 7, 8, 12, 15, 16, 23, 24, 31, 32);
    private static final List<Integer> IPV6_LENGTHS = List.of(0, 32, 64, 96, 128);

    private final MessageDice dice;
    private final List<FlowField<?>> fields;

    FilterDice(MessageDice dice, FlowLogFormat format) {
        this.dice = dice;
        this.fields = new ArrayList<>(format.fields());
        fields.add(FlowField.text("dstport"));
        fields.add(FlowField.text("never-heard-of"));
        fields.add(FlowFields.PKT_SRCADDR);
    }

    FlowPredicate filter() {
        return dice.upTo(3) == 0 ? nested(0) : conjunction();
    }

    /** Conditions on single fields, as most filters are. */
    private FlowPredicate conjunction() {
        List<FlowPredicate> parts = new ArrayList<>();
        int count = 1 + dice.upTo(4);
        for (int i = 0; i < count; i++) {
            FlowPredicate part = onOneField();
            parts.add(dice.upTo(3) == 0 ? part.negate() : part);
        }
        return new And(parts);
    }

    private FlowPredicate nested(int depth) {
        return switch (dice.upTo(depth < MAX_DEPTH ? 5 : 2)) {
            case 0 -> onOneField();
            case 1 -> dice.upTo(4) == 0 ? FlowPredicate.all() : onOneField();
            case 2 -> nested(depth + 1).negate();
            case 3 -> new And(parts(depth));
            default -> new Or(parts(depth));
        };
    }

    private List<FlowPredicate> parts(int depth) {
        List<FlowPredicate> parts = new ArrayList<>();
        int count = dice.upTo(4);
        for (int i = 0; i < count; i++) {
            parts.add(nested(depth + 1));
        }
        return parts;
    }

    FlowPredicate onOneField() {
        FlowField<?> field = dice.oneOf(fields);
        return switch (dice.upTo(6)) {
            case 0 -> new OneOf(field, values(field));
            case 1 -> addressField(field) == null ? present(field) : inBlocks(field);
            case 2 -> new Or(List.of(comparison(field), comparison(field)));
            default -> comparison(field);
        };
    }

    private static FlowPredicate present(FlowField<?> field) {
        return FlowPredicate.present(field);
    }

    private FlowPredicate comparison(FlowField<?> field) {
        Object value = value(field);
        return value == null ? present(field) : new Comparison(field, dice.oneOf(List.of(Op.values())), value);
    }

    private Set<Object> values(FlowField<?> field) {
        Set<Object> values = new HashSet<>();
        int count = dice.upTo(8) == 0 ? 0 : 1 + dice.upTo(3);
        for (int i = 0; i < count; i++) {
            Object value = value(field);
            if (value != null) {
                values.add(value);
            }
        }
        return values;
    }

    @SuppressWarnings("unchecked")
    private static @Nullable FlowField<IpAddress> addressField(FlowField<?> field) {
        return field.kind() == FieldKind.ADDRESS ? (FlowField<IpAddress>) field : null;
    }

    private FlowPredicate inBlocks(FlowField<?> field) {
        Set<CidrBlock> blocks = new HashSet<>();
        int count = 1 + dice.upTo(3);
        for (int i = 0; i < count; i++) {
            IpAddress address = IpAddress.parse(dice.known(FlowFields.SRCADDR));
            blocks.add(CidrBlock.of(address, dice.oneOf(address.isIpv4() ? IPV4_LENGTHS : IPV6_LENGTHS)));
        }
        return FlowPredicate.in(Objects.requireNonNull(addressField(field)), blocks);
    }

    /** A value such as a message may hold, and sometimes one beside it; null for a word that stands for many. */
    private @Nullable Object value(FlowField<?> field) {
        if (field.kind() == FieldKind.TIMESTAMP && dice.upTo(2) == 0) {
            return Instant.ofEpochSecond(1_700_000_000L + dice.upTo(3), dice.upTo(3) * 250_000_000L);
        } else if (field.kind() == FieldKind.LONG && dice.upTo(4) == 0) {
            return dice.oneOf(List.of(-1L, 0L, 9_007_199_254_740_991L, Long.MAX_VALUE));
        }
        FlowRecord holder = FlowRecord.fromMessage(dice.known(field), FlowLogFormat.of(List.of(field)));
        Object value = Objects.requireNonNullElse(holder.get(field), "UNKNOWN");
        return value.toString().equals("UNKNOWN") ? null : value;
    }
}
