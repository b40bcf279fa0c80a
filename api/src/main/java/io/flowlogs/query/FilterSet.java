package io.flowlogs.query;

import io.flowlogs.query.FlowPredicate.InAddresses;
import io.flowlogs.query.FlowPredicate.InBlocks;
import io.flowlogs.query.FlowPredicate.InRanges;
import io.flowlogs.query.FlowPredicate.Not;
import io.flowlogs.query.FlowPredicate.NumberRange;
import io.flowlogs.query.FlowPredicate.OneOf;
import io.flowlogs.query.FlowPredicate.Op;
import io.flowlogs.query.FlowPredicate.Or;
import io.flowlogs.query.FlowPredicate.Present;
import io.flowlogs.record.FieldKind;
import io.flowlogs.record.FlowField;
import io.flowlogs.value.AddressSet;
import io.flowlogs.value.CidrBlock;
import io.flowlogs.value.IpAddress;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The alternatives of a condition: values, ranges, blocks, files of such, and no value at all. Used by one thread. */
final class FilterSet {
    private static final String MISSING = "-";

    private final FlowField<?> model;
    private final FilterValues values;
    private final Set<Object> single = new LinkedHashSet<>();
    private final Set<CidrBlock> blocks = new LinkedHashSet<>();
    private final List<NumberRange> ranges = new ArrayList<>();
    private final Map<String, AddressSet> files = new TreeMap<>();
    private boolean missing;

    FilterSet(FlowField<?> model, FilterValues values) {
        this.model = model;
        this.values = values;
    }

    /** Adds what stands in the filter; returns itself. */
    FilterSet add(String text, boolean quoted) {
        boolean isFile = text.startsWith("@") && text.length() > 1 && !quoted;
        if (text.equals(MISSING) && !quoted) {
            missing = true;
        } else if (isFile && model.kind() == FieldKind.ADDRESS) {
            AddressSet.Builder addresses = new AddressSet.Builder();
            values.read(text.substring(1), addresses::add);
            files.put(text, addresses.build());
        } else if (isFile) {
            values.read(text.substring(1), this::addValue);
        } else {
            addValue(text);
        }
        return this;
    }

    private void addValue(String text) {
        NumberRange range = FilterValues.range(model, text);
        if (model.kind() == FieldKind.ADDRESS) {
            blocks.add(CidrBlock.parse(text));
        } else if (range != null) {
            ranges.add(range);
        } else {
            single.add(values.value(model, text));
        }
    }

    /** The condition that a field has one of the alternatives. */
    FlowPredicate of(FlowField<?> field) {
        List<FlowPredicate> parts = new ArrayList<>();
        if (missing) {
            parts.add(new Not(new Present(field)));
        }
        if (!ranges.isEmpty()) {
            parts.add(new InRanges(field, withSingle(field)));
        } else if (!single.isEmpty()) {
            parts.add(single(field));
        }
        addAddresses(field, parts);
        return parts.size() == 1 ? parts.get(0) : new Or(parts);
    }

    private FlowPredicate single(FlowField<?> field) {
        return single.size() == 1
                ? new FlowPredicate.Comparison(field, Op.EQ, single.iterator().next())
                : new OneOf(field, single);
    }

    /** Numbers beside ranges are ranges of one. */
    private List<NumberRange> withSingle(FlowField<?> field) {
        List<NumberRange> all = new ArrayList<>(ranges);
        for (Object value : single) {
            long number = Long.parseLong(field.textOf(value));
            all.add(new NumberRange(number, number));
        }
        return all;
    }

    @SuppressWarnings("unchecked") // A field of this kind has addresses.
    private void addAddresses(FlowField<?> field, List<FlowPredicate> parts) {
        if (!blocks.isEmpty()) {
            parts.add(new InBlocks((FlowField<IpAddress>) field, blocks));
        }
        files.forEach((name, addresses) -> parts.add(new InAddresses((FlowField<IpAddress>) field, addresses, name)));
    }
}
