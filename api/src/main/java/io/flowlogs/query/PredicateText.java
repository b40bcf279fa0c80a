package io.flowlogs.query;

import io.flowlogs.query.FlowPredicate.And;
import io.flowlogs.query.FlowPredicate.Comparison;
import io.flowlogs.query.FlowPredicate.Constant;
import io.flowlogs.query.FlowPredicate.DerivedComparison;
import io.flowlogs.query.FlowPredicate.DerivedPresent;
import io.flowlogs.query.FlowPredicate.HasBits;
import io.flowlogs.query.FlowPredicate.InAddresses;
import io.flowlogs.query.FlowPredicate.InBlocks;
import io.flowlogs.query.FlowPredicate.InRanges;
import io.flowlogs.query.FlowPredicate.Like;
import io.flowlogs.query.FlowPredicate.Not;
import io.flowlogs.query.FlowPredicate.OnField;
import io.flowlogs.query.FlowPredicate.OneOf;
import io.flowlogs.query.FlowPredicate.Or;
import io.flowlogs.query.FlowPredicate.Present;
import io.flowlogs.query.FlowPredicate.SentBy;
import io.flowlogs.query.FlowPredicate.ServiceIs;
import io.flowlogs.record.FlowField;
import io.flowlogs.record.FlowFields;
import io.flowlogs.value.CidrBlock;
import io.flowlogs.value.TcpFlags;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes conditions in the language of filters. */
final class PredicateText {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:*?+%-]+");
    private static final Set<String> RESERVED = Set.of("-", "and", "or", "not", "in", "is", "like", "has");

    /** So many of several values are written for people, of a list of suspects maybe. */
    private static final int SHOWN = 10;

    private final int shown;

    /**
     * Writes only some of many values.
     *
     * @param shown how many
     */
    PredicateText(int shown) {
        this.shown = shown;
    }

    static String shortened(FlowPredicate predicate) {
        return new PredicateText(SHOWN).of(predicate);
    }

    String of(FlowPredicate predicate) {
        if (predicate instanceof Constant constant) {
            return constant.value() ? "all" : "none";
        } else if (predicate instanceof And and) {
            return and.parts().isEmpty() ? "all" : joined(and.parts(), " and ");
        } else if (predicate instanceof Or or) {
            String pair = pair(or);
            return pair != null ? pair : or.parts().isEmpty() ? "none" : joined(or.parts(), " or ");
        } else if (predicate instanceof Not not) {
            return negated(not.part());
        }
        FlowField<?> field = field(predicate);
        return field == null ? computed(predicate) : condition(name(field), predicate);
    }

    /** Where one condition is asked of two fields that share a name, it is written once. */
    private @Nullable String pair(Or or) {
        if (or.parts().size() != 2) {
            return null;
        }
        FlowPredicate first = or.parts().get(0);
        FlowPredicate second = or.parts().get(1);
        FlowField<?> left = field(first);
        FlowField<?> right = field(second);
        for (FilterOperand.OfFields pair : FilterOperand.PAIRS) {
            boolean both = left != null && right != null && pair.fields().equals(List.of(left, right));
            if (both && condition("", first).equals(condition("", second)) && first.getClass() == second.getClass()) {
                return condition(pair.name(), first);
            }
        }
        return null;
    }

    private String negated(FlowPredicate part) {
        if (part instanceof Present present) {
            return name(present.field()) + " is missing";
        } else if (part instanceof DerivedPresent present) {
            return present.field().word() + " is missing";
        }
        return "not " + nested(part);
    }

    /** The field that a condition looks at; null where that is none, or several. */
    private static @Nullable FlowField<?> field(FlowPredicate predicate) {
        return predicate instanceof OnField on ? on.field() : null;
    }

    private String condition(String name, FlowPredicate predicate) {
        if (predicate instanceof Comparison comparison) {
            return name + " " + comparison.op().symbol() + " " + value(comparison.field(), comparison.value());
        } else if (predicate instanceof OneOf oneOf) {
            return name + list(oneOf.values().stream().map(value -> value(oneOf.field(), value)), oneOf.values());
        } else if (predicate instanceof InBlocks in) {
            return name + list(in.blocks().stream().map(PredicateText::block), in.blocks());
        } else if (predicate instanceof InAddresses in) {
            return name + " in (" + in.name() + ")";
        } else if (predicate instanceof InRanges in) {
            return name + " in (" + in.ranges().stream().map(Object::toString).collect(Collectors.joining(", ")) + ")";
        } else if (predicate instanceof Like like) {
            return name + " like " + quoted(like.pattern());
        } else if (predicate instanceof HasBits bits) {
            return name + " has " + new TcpFlags((int) bits.bits());
        }
        return name + " is present";
    }

    private static String computed(FlowPredicate predicate) {
        if (predicate instanceof DerivedComparison derived) {
            return derived.field().word() + " " + derived.op().symbol() + " " + derived.value();
        } else if (predicate instanceof DerivedPresent derived) {
            return derived.field().word() + " is present";
        } else if (predicate instanceof ServiceIs service) {
            return "service = " + service.service();
        }
        return "sender = " + (((SentBy) predicate).client() ? "client" : "server");
    }

    /** In an order that is the same every time, unlike that of a set. */
    private String list(Stream<String> values, Collection<?> all) {
        List<String> texts = values.sorted().limit(shown).toList();
        if (all.size() == 1) {
            return " = " + texts.get(0);
        }
        String more = all.size() > shown ? " and " + (all.size() - shown) + " more" : "";
        return " in (" + String.join(", ", texts) + more + ")";
    }

    private static String block(CidrBlock block) {
        int single = block.isIpv4() ? 32 : 128;
        return block.prefixLength() == single ? block.network().toString() : block.toString();
    }

    private static String value(FlowField<?> field, Object value) {
        String text = value instanceof Instant || value instanceof TcpFlags ? value.toString() : field.textOf(value);
        return PLAIN.matcher(text).matches() && !RESERVED.contains(text) ? text : quoted(text);
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    private static String name(FlowField<?> field) {
        boolean plain = field.isDocumented() && FlowFields.of(field.name()).equals(field);
        return plain ? field.name() : "${" + field.name() + "}";
    }

    private String joined(List<FlowPredicate> parts, String word) {
        return parts.stream().map(this::nested).collect(Collectors.joining(word));
    }

    private String nested(FlowPredicate part) {
        boolean several = part instanceof And || (part instanceof Or or && pair(or) == null);
        return several ? "(" + of(part) + ")" : of(part);
    }
}
