package io.flowlogs.query;

import io.flowlogs.internal.text.Printable;
import io.flowlogs.query.FilterOperand.OfDerived;
import io.flowlogs.query.FilterOperand.OfFields;
import io.flowlogs.query.FilterOperand.OfSender;
import io.flowlogs.query.FilterTokens.Kind;
import io.flowlogs.query.FilterTokens.Token;
import io.flowlogs.query.FlowPredicate.And;
import io.flowlogs.query.FlowPredicate.Constant;
import io.flowlogs.query.FlowPredicate.DerivedComparison;
import io.flowlogs.query.FlowPredicate.DerivedPresent;
import io.flowlogs.query.FlowPredicate.HasBits;
import io.flowlogs.query.FlowPredicate.Like;
import io.flowlogs.query.FlowPredicate.Not;
import io.flowlogs.query.FlowPredicate.Op;
import io.flowlogs.query.FlowPredicate.Or;
import io.flowlogs.query.FlowPredicate.Present;
import io.flowlogs.query.FlowPredicate.SentBy;
import io.flowlogs.query.FlowPredicate.ServiceIs;
import io.flowlogs.record.FieldKind;
import io.flowlogs.record.FilterSyntaxException;
import io.flowlogs.record.FlowField;
import io.flowlogs.record.FlowFields;
import io.flowlogs.value.CidrBlock;
import io.flowlogs.value.IpAddress;
import io.flowlogs.value.TcpFlags;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads a filter by recursive descent: <code>or</code> of <code>and</code> of <code>not</code> of conditions. Used once.
 */
final class FilterParser {
    private static final int DEEPEST = 200;

    private final String text;
    private final FilterValues values;
    private final List<Token> tokens;
    private int at;
    private int depth;

    FilterParser(String text, FilterValues values) {
        this.text = text;
        this.values = values;
        this.tokens = FilterTokens.of(text);
    }

    FlowPredicate parse() {
        if (next().kind() == Kind.END) {
            throw problem(next(), "expected a condition, found none. Write any for all records.");
        }
        FlowPredicate predicate = either();
        if (next().kind() != Kind.END) {
            throw expected("'and', 'or' or the end");
        }
        return predicate;
    }

    // ---- and, or, not ----------------------------------------------------------------------------------------------

    private FlowPredicate either() {
        List<FlowPredicate> parts = new ArrayList<>(List.of(both()));
        while (takeWord("or") || takeSign("||")) {
            parts.add(both());
        }
        return parts.size() == 1 ? parts.get(0) : new Or(parts);
    }

    private FlowPredicate both() {
        List<FlowPredicate> parts = new ArrayList<>(List.of(negated()));
        while (takeWord("and") || takeSign("&&")) {
            parts.add(negated());
        }
        return parts.size() == 1 ? parts.get(0) : new And(parts);
    }

    private FlowPredicate negated() {
        deeper();
        boolean negative = takeWord("not") || takeSign("!");
        FlowPredicate predicate = negative ? (isBareFlags() ? noFlags() : new Not(negated())) : grouped();
        depth--;
        return predicate;
    }

    /** The word of nfdump, with letters behind it. */
    private boolean isBareFlags() {
        return next().isWord("flags") && tokens.get(at + 1).isValue() && !isVerb(tokens.get(at + 1));
    }

    private static boolean isVerb(Token token) {
        return token.isWord("in")
                || token.isWord("is")
                || token.isWord("has")
                || token.isWord("not")
                || token.isWord("like");
    }

    /** As in nfdump, <code>not flags AF</code> wants neither of them. */
    private FlowPredicate noFlags() {
        at++;
        HasBits any = (HasBits) bits(FilterOperand.one(FlowFields.TCP_FLAGS), next());
        List<FlowPredicate> parts = new ArrayList<>();
        for (long rest = any.bits(); rest != 0; rest &= rest - 1) {
            parts.add(new Not(new HasBits(any.field(), Long.lowestOneBit(rest))));
        }
        return parts.size() == 1 ? parts.get(0) : new And(parts);
    }

    private FlowPredicate grouped() {
        if (!takeSign("(")) {
            return condition();
        }
        FlowPredicate inner = either();
        requireSign(")");
        return inner;
    }

    private void deeper() {
        if (++depth > DEEPEST) {
            throw problem(next(), "expected at most " + DEEPEST + " conditions in one another, found more.");
        }
    }

    // ---- one condition ---------------------------------------------------------------------------------------------

    private FlowPredicate condition() {
        Token first = next();
        if (first.kind() != Kind.WORD) {
            throw expected("a field, 'not' or '('");
        }
        at++;
        FlowPredicate word = constant(first.text());
        return word != null ? word : condition(first, operand(first));
    }

    /** Conditions of a word alone. */
    private static @Nullable FlowPredicate constant(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "any", "all" -> new Constant(true);
            case "none" -> new Constant(false);
            case "ipv4", "inet" -> FlowPredicate.in(FlowFields.SRCADDR, CidrBlock.parse("0.0.0.0/0"));
            case "ipv6", "inet6" -> FlowPredicate.in(FlowFields.SRCADDR, CidrBlock.parse("::/0"));
            default -> null;
        };
    }

    private FilterOperand operand(Token first) {
        if (first.isWord("src") || first.isWord("dst")) {
            FilterOperand directed =
                    next().kind() == Kind.WORD ? FilterOperand.directed(first.text(), next().text()) : null;
            if (directed == null) {
                throw expected("ip, net, host or port after " + first.text());
            }
            at++;
            return directed;
        }
        FilterOperand named = FilterOperand.named(first.text());
        return named != null ? named : FilterOperand.one(meaning(first, () -> values.field(first.text())));
    }

    private FlowPredicate condition(Token first, FilterOperand operand) {
        if (takeWord("is")) {
            return presence(operand);
        } else if (takeWord("has")) {
            return bits(operand, next());
        }
        boolean negated = takeWord("not");
        if (takeWord("in")) {
            return negatedIf(negated, anyOf(operand, list()));
        } else if (takeWord("like")) {
            return negatedIf(negated, like(operand, value()));
        } else if (negated) {
            throw expected("'in' or 'like' after not");
        }
        Op op = operator();
        if (op == null && first.isWord("flags") && next().isValue()) {
            return bits(operand, next());
        } else if (op == null && !next().isValue()) {
            throw expected("an operator (= != < <= > >= in like has is) or a value");
        }
        return compared(operand, op == null ? Op.EQ : op);
    }

    private static FlowPredicate negatedIf(boolean negated, FlowPredicate predicate) {
        return negated ? new Not(predicate) : predicate;
    }

    private FlowPredicate presence(FilterOperand operand) {
        boolean negated = takeWord("not");
        Token word = next();
        boolean missing = word.isWord("missing") || word.isWord("null");
        if (!missing && !word.isWord("present")) {
            throw expected("'missing' or 'present'");
        }
        at++;
        return negatedIf(missing != negated, present(operand, word));
    }

    private FlowPredicate present(FilterOperand operand, Token word) {
        if (operand instanceof OfFields fields) {
            return fields.any(Present::new);
        } else if (operand instanceof OfDerived derived) {
            return new DerivedPresent(derived.field());
        }
        throw problem(word, "expected a field before 'is', found what is computed from several.");
    }

    /** All bits of some flags. */
    private FlowPredicate bits(FilterOperand operand, Token flags) {
        if (!(operand instanceof OfFields fields) || fields.model().kind() != FieldKind.TCP_FLAGS) {
            throw problem(flags, "expected tcp-flags before 'has', found another field.");
        }
        Token value = value();
        TcpFlags wanted = meaning(value, () -> TcpFlags.parse(value.text()));
        if (wanted.bits() == 0) {
            throw problem(
                    value, "expected at least one flag, found none. Write tcp-flags = 0 for records without flags.");
        }
        return new HasBits(fields.model(), wanted.bits());
    }

    private FlowPredicate like(FilterOperand operand, Token pattern) {
        if (operand instanceof OfFields fields) {
            return meaning(pattern, () -> fields.any(field -> new Like(field, pattern.text())));
        }
        throw problem(pattern, "expected a field of words before 'like', found what is computed.");
    }

    // ---- comparisons -----------------------------------------------------------------------------------------------

    private @Nullable Op operator() {
        Op op = next().kind() == Kind.SIGN ? Op.of(next().text()) : null;
        take(op != null);
        return op;
    }

    private FlowPredicate compared(FilterOperand operand, Op op) {
        List<Token> alternatives = new ArrayList<>(List.of(value()));
        while (takeSign(",")) {
            alternatives.add(value());
        }
        if (op.isOrdering()) {
            if (alternatives.size() > 1) {
                throw problem(alternatives.get(1), "expected one value after " + op.symbol() + ", found several.");
            }
            return ordered(operand, op, alternatives.get(0));
        }
        return op == Op.EQ ? anyOf(operand, alternatives) : different(operand, alternatives);
    }

    private FlowPredicate different(FilterOperand operand, List<Token> alternatives) {
        FlowPredicate equal = anyOf(operand, alternatives);
        boolean plain = equal instanceof FlowPredicate.Comparison;
        if (plain) {
            FlowPredicate.Comparison comparison = (FlowPredicate.Comparison) equal;
            return new FlowPredicate.Comparison(comparison.field(), Op.NE, comparison.value());
        }
        return equal instanceof DerivedComparison derived
                ? new DerivedComparison(derived.field(), Op.NE, derived.value())
                : new Not(equal);
    }

    private FlowPredicate ordered(FilterOperand operand, Op op, Token value) {
        if (operand instanceof OfDerived derived) {
            return new DerivedComparison(
                    derived.field(), op, meaning(value, () -> amount(derived.field(), value.text())));
        } else if (!(operand instanceof OfFields)) {
            throw problem(value, "expected = or != before a name, found " + op.symbol() + ".");
        }
        OfFields fields = (OfFields) operand;
        return meaning(
                value, () -> fields.any(field -> new FlowPredicate.Comparison(field, op, orderable(field, value))));
    }

    private Object orderable(FlowField<?> field, Token value) {
        if (field.kind() == FieldKind.ADDRESS) {
            return IpAddress.parse(value.text());
        }
        return values.value(field, value.text());
    }

    private static long amount(DerivedField field, String text) {
        return field == DerivedField.DURATION
                ? FilterValues.seconds(text)
                : FilterValues.number(field.word(), text, Long.MAX_VALUE);
    }

    private FlowPredicate anyOf(FilterOperand operand, List<Token> alternatives) {
        if (operand instanceof OfFields fields) {
            FilterSet set = new FilterSet(fields.model(), values);
            alternatives.forEach(one -> meaning(one, () -> set.add(one.text(), one.kind() == Kind.STRING)));
            return fields.any(set::of);
        }
        List<FlowPredicate> parts = alternatives.stream()
                .map(one -> meaning(one, () -> equal(operand, one.text())))
                .toList();
        return parts.size() == 1 ? parts.get(0) : new Or(parts);
    }

    private static FlowPredicate equal(FilterOperand operand, String value) {
        if (operand instanceof OfDerived derived) {
            return new DerivedComparison(derived.field(), Op.EQ, amount(derived.field(), value));
        } else if (operand instanceof OfSender) {
            return new SentBy(isClient(value));
        }
        return new ServiceIs(value.toLowerCase(Locale.ROOT));
    }

    private static boolean isClient(String value) {
        if (!value.equalsIgnoreCase("client") && !value.equalsIgnoreCase("server")) {
            throw new IllegalArgumentException(
                    "expected client or server, found '" + Printable.shortened(value) + "'.");
        }
        return value.equalsIgnoreCase("client");
    }

    /** Alternatives in brackets, or without. */
    private List<Token> list() {
        String end = takeSign("(") ? ")" : takeSign("[") ? "]" : "";
        List<Token> items = new ArrayList<>(List.of(value()));
        while (takeSign(",") || (!end.isEmpty() && next().isValue())) {
            items.add(value());
        }
        if (!end.isEmpty()) {
            requireSign(end);
        }
        return items;
    }

    // ---- tokens ----------------------------------------------------------------------------------------------------

    private Token next() {
        return tokens.get(at);
    }

    private Token value() {
        Token value = next();
        if (!value.isValue()) {
            throw expected("a value");
        }
        at++;
        return value;
    }

    private boolean takeWord(String word) {
        return take(next().isWord(word));
    }

    private boolean takeSign(String sign) {
        return take(next().isSign(sign));
    }

    private boolean take(boolean wanted) {
        at += wanted ? 1 : 0;
        return wanted;
    }

    private void requireSign(String sign) {
        if (!takeSign(sign)) {
            throw expected("'" + sign + "'");
        }
    }

    private FilterSyntaxException expected(String what) {
        Token found = next();
        String shown = found.kind() == Kind.END ? "the end" : "'" + Printable.shortened(found.text()) + "'";
        return problem(found, "expected " + what + ", found " + shown + ".");
    }

    private FilterSyntaxException problem(Token where, String problem) {
        return new FilterSyntaxException(text, where.offset(), problem);
    }

    /** Says where it was when a name or value has no meaning. */
    private <T> T meaning(Token where, Supplier<T> meaning) {
        try {
            return meaning.get();
        } catch (IllegalArgumentException wrong) {
            throw problem(where, String.valueOf(wrong.getMessage()));
        }
    }
}
