package io.flowlogs.query;

import io.flowlogs.query.FlowPredicate.Or;
import io.flowlogs.record.FlowField;
import io.flowlogs.record.FlowFields;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a filter compares: a field, either of two, or something computed. */
sealed interface FilterOperand {
    /**
     * A field, or fields of which one has to fulfil the condition.
     *
     * @param name how it is written
     * @param fields one or two fields of one kind
     */
    record OfFields(String name, List<FlowField<?>> fields) implements FilterOperand {
        FlowField<?> model() {
            return fields.get(0);
        }

        FlowPredicate any(Function<FlowField<?>, FlowPredicate> condition) {
            List<FlowPredicate> parts = fields.stream().map(condition).toList();
            return parts.size() == 1 ? parts.get(0) : new Or(parts);
        }
    }

    /**
     * A number that is computed.
     *
     * @param field which
     */
    record OfDerived(DerivedField field) implements FilterOperand {}

    /** The service of the port that serves. */
    record OfService() implements FilterOperand {}

    /** Who sent the record. */
    record OfSender() implements FilterOperand {}

    /** Pairs of fields that share a name. */
    List<OfFields> PAIRS = List.of(
            new OfFields("addr", List.of(FlowFields.SRCADDR, FlowFields.DSTADDR)),
            new OfFields("pkt-addr", List.of(FlowFields.PKT_SRCADDR, FlowFields.PKT_DSTADDR)),
            new OfFields("port", List.of(FlowFields.SRCPORT, FlowFields.DSTPORT)));

    /** Names of what is no field. */
    List<String> NAMES = List.of("addr", "pkt-addr", "port", "duration", "bps", "pps", "bpp", "service", "sender");

    /** Finds what is no field; null for all else. */
    static @Nullable FilterOperand named(String word) {
        String name = word.toLowerCase(Locale.ROOT).replace('_', '-');
        return switch (name) {
            case "addr", "ip", "host", "net" -> PAIRS.get(0);
            case "pkt-addr" -> PAIRS.get(1);
            case "port" -> PAIRS.get(2);
            case "proto" -> one(FlowFields.PROTOCOL);
            case "flags" -> one(FlowFields.TCP_FLAGS);
            case "if" -> one(FlowFields.INTERFACE_ID);
            case "duration" -> new OfDerived(DerivedField.DURATION);
            case "bps" -> new OfDerived(DerivedField.BPS);
            case "pps" -> new OfDerived(DerivedField.PPS);
            case "bpp" -> new OfDerived(DerivedField.BPP);
            case "service" -> new OfService();
            case "sender" -> new OfSender();
            default -> null;
        };
    }

    /** The operand of <code>src ip</code>, <code>dst port</code> and the like; null when there is none. */
    static @Nullable FilterOperand directed(String direction, String word) {
        boolean source = direction.equalsIgnoreCase("src");
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "ip", "host", "net", "addr" -> one(source ? FlowFields.SRCADDR : FlowFields.DSTADDR);
            case "pkt-addr" -> one(source ? FlowFields.PKT_SRCADDR : FlowFields.PKT_DSTADDR);
            case "port" -> one(source ? FlowFields.SRCPORT : FlowFields.DSTPORT);
            default -> null;
        };
    }

    static OfFields one(FlowField<?> field) {
        return new OfFields(field.name(), List.of(field));
    }
}
