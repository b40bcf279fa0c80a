package io.flowlogs.source.cloudwatch;

import io.flowlogs.query.FlowPredicate.Op;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Reads a pattern for space-delimited events, or refuses it. */
final class PatternParser {
    private static final PatternNode ANYTHING = new PatternNode.All(List.of());
    private static final List<Op> LONGEST_FIRST = List.of(Op.GE, Op.LE, Op.NE, Op.EQ, Op.GT, Op.LT);

    private final String text;
    private int at;
    private String label = "";

    PatternParser(String text) {
        this.text = text;
    }

    List<PatternSlot> parse() {
        List<PatternSlot> slots = new ArrayList<>();
        require("[");
        do {
            slots.add(slot());
        } while (accept(","));
        require("]");
        if (at < text.length()) {
            throw refused("the end");
        }
        return slots;
    }

    private PatternSlot slot() {
        if (accept(PatternSlot.DOTS)) {
            return new PatternSlot(PatternSlot.DOTS, ANYTHING);
        }
        int start = at;
        label = word();
        if (isAtEndOfSlot()) {
            return new PatternSlot(label, ANYTHING);
        }
        at = start;
        PatternNode condition = any();
        return new PatternSlot(label, condition);
    }

    private boolean isAtEndOfSlot() {
        skipBlanks();
        return text.startsWith(",", at) || text.startsWith("]", at);
    }

    private PatternNode any() {
        return new PatternNode.Any(joined("||", this::all));
    }

    private PatternNode all() {
        return new PatternNode.All(joined("&&", this::term));
    }

    private List<PatternNode> joined(String symbol, Supplier<PatternNode> part) {
        List<PatternNode> parts = new ArrayList<>();
        do {
            parts.add(part.get());
        } while (accept(symbol));
        return parts;
    }

    private PatternNode term() {
        if (accept("(")) {
            PatternNode inner = any();
            require(")");
            return inner;
        }
        String name = word();
        label = label.isEmpty() ? name : label;
        if (name.isEmpty() || !name.equals(label)) {
            throw refused("the field of this place, '" + label + "'");
        }
        Op op = op();
        skipBlanks();
        boolean isRegex = text.startsWith("%", at);
        String operand = isRegex ? enclosed('%') : text.startsWith("\"", at) ? enclosed('"') : bare();
        return new PatternTerm(name, op, operand, isRegex);
    }

    private Op op() {
        return LONGEST_FIRST.stream()
                .filter(op -> accept(op.symbol()))
                .findFirst()
                .orElseThrow(() -> refused("an operator"));
    }

    private String word() {
        skipBlanks();
        int start = at;
        while (at < text.length() && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_')) {
            at++;
        }
        return text.substring(start, at);
    }

    private String enclosed(char quote) {
        int end = text.indexOf(quote, at + 1);
        if (end < 0) {
            throw refused("a second " + quote);
        }
        String inner = text.substring(at + 1, end);
        at = end + 1;
        return inner;
    }

    private String bare() {
        int start = at;
        while (at < text.length() && " ,]()&|=<>!\"%\u201c\u201d".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        if (at == start) {
            throw refused("a value");
        }
        return text.substring(start, at);
    }

    private boolean accept(String symbol) {
        skipBlanks();
        boolean found = text.startsWith(symbol, at);
        at += found ? symbol.length() : 0;
        return found;
    }

    private void require(String symbol) {
        if (!accept(symbol)) {
            throw refused(symbol);
        }
    }

    private void skipBlanks() {
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
    }

    private IllegalArgumentException refused(String expected) {
        return new IllegalArgumentException("expected " + expected + " at " + at + " of " + text);
    }
}
