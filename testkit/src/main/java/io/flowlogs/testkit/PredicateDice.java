package io.flowlogs.testkit;

import io.flowlogs.query.FlowPredicate;
import io.flowlogs.query.FlowPredicate.Op;
import io.flowlogs.record.FieldKind;
import io.flowlogs.record.FieldState;
import io.flowlogs.record.FlowField;
import io.flowlogs.record.FlowFields;
import io.flowlogs.record.FlowRecord;
import io.flowlogs.value.CidrBlock;
import io.flowlogs.value.IpAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** Conditions about the values that some records have, so that most of them are true of some and false of others. */
final class PredicateDice {
    private static final int DEPTH = 3;

    private final List<FlowField<?>> fields;
    private final Map<FlowField<?>, List<Object>> values = new LinkedHashMap<>();
    private final Random random;

    PredicateDice(Collection<FlowRecord> records, long seed) {
        this.random = new Random(seed);
        records.forEach(this::learn);
        this.fields = List.copyOf(values.keySet());
    }

    private void learn(FlowRecord flow) {
        for (FlowField<?> field : flow.format().fields()) {
            List<Object> known = values.computeIfAbsent(field, absent -> new ArrayList<>());
            Object value = flow.state(field) == FieldState.VALUE ? flow.get(field) : null;
            if (value != null && !known.contains(value) && !isOpenWord(value)) {
                known.add(value);
            }
        }
    }

    /** A word that is not known yet has no value that a condition could name. */
    private static boolean isOpenWord(Object value) {
        return value instanceof Enum<?> word && word.name().equals("UNKNOWN");
    }

    /** What is asked most: everything, nothing, and for each field whether it is there, and a value. */
    List<FlowPredicate> simple() {
        List<FlowPredicate> all = new ArrayList<>(List.of(FlowPredicate.all(), FlowPredicate.none()));
        for (FlowField<?> field : fields) {
            all.add(FlowPredicate.present(field));
            all.add(FlowPredicate.present(field).negate());
            if (!values.getOrDefault(field, List.of()).isEmpty()) {
                all.add(new FlowPredicate.Comparison(field, Op.EQ, value(field)));
                all.add(new FlowPredicate.Comparison(field, Op.NE, value(field)));
            }
        }
        // A field that no record has: nothing is known of it, so that neither this nor its opposite is true.
        all.add(FlowPredicate.eq(FlowField.text("no-such-field"), "x"));
        all.add(FlowPredicate.eq(FlowField.text("no-such-field"), "x").negate());
        return all;
    }

    FlowPredicate any() {
        return any(DEPTH);
    }

    private FlowPredicate any(int depth) {
        return switch (depth == 0 ? 0 : random.nextInt(5)) {
            case 1 -> any(depth - 1).and(any(depth - 1));
            case 2 -> any(depth - 1).or(any(depth - 1));
            case 3 -> any(depth - 1).negate();
            default -> onField();
        };
    }

    private FlowPredicate onField() {
        FlowField<?> field = fields.get(random.nextInt(fields.size()));
        if (values.getOrDefault(field, List.of()).isEmpty()) {
            return FlowPredicate.present(field);
        }
        if (field.kind() == FieldKind.ADDRESS && random.nextBoolean()) {
            return inBlock(field);
        }
        return switch (random.nextInt(5)) {
            case 0 -> new FlowPredicate.OneOf(field, someValues(field));
            case 1 -> new FlowPredicate.Comparison(field, Op.EQ, value(field));
            case 2 -> new FlowPredicate.Comparison(field, Op.NE, value(field));
            default -> ordered(field);
        };
    }

    private FlowPredicate ordered(FlowField<?> field) {
        boolean words = !field.kind().isNumeric() && field.kind() != FieldKind.ADDRESS;
        Op[] ops = Op.values();
        Op op = words ? Op.EQ : ops[random.nextInt(ops.length)];
        return new FlowPredicate.Comparison(field, op, value(field));
    }

    @SuppressWarnings("unchecked")
    private FlowPredicate inBlock(FlowField<?> field) {
        IpAddress address = (IpAddress) value(field);
        int bits = address.isIpv4() ? 32 : 128;
        return FlowPredicate.in((FlowField<IpAddress>) field, CidrBlock.of(address, random.nextInt(bits + 1)));
    }

    private Set<Object> someValues(FlowField<?> field) {
        Set<Object> some = new LinkedHashSet<>();
        for (int count = 1 + random.nextInt(3); count > 0; count--) {
            some.add(value(field));
        }
        return some;
    }

    private Object value(FlowField<?> field) {
        List<Object> known = values.getOrDefault(field, List.of());
        return known.get(random.nextInt(known.size()));
    }
}
