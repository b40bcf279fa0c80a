package io.flowlogs.source.cloudwatch;

import io.flowlogs.query.FlowPredicate.Op;
import java.math.BigDecimal;
import java.util.regex.Pattern;

/** One comparison of a pattern, such as <code>status = 4*</code>. */
record PatternTerm(String label, Op op, String operand, boolean isRegex) implements PatternNode {
    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]+)?");

    PatternTerm {
        if (op.isOrdering() && (isRegex || !isNumber(operand))) {
            throw new IllegalArgumentException("ordered by what is no number: " + operand);
        }
    }

    @Override
    public boolean matches(String value, Reading reading) {
        if (op.isOrdering()) {
            return isNumber(value) && op.holds(order(value, reading));
        }
        return (op == Op.EQ) == equal(value, reading);
    }

    private boolean equal(String value, Reading reading) {
        if (isRegex) {
            return Pattern.compile(operand).matcher(value).find();
        } else if (operand.startsWith("*") || operand.endsWith("*")) {
            return likeWildcard(value);
        } else if (reading == Reading.AS_NUMBERS && isNumber(value) && isNumber(operand)) {
            return order(value, reading) == 0;
        }
        return value.equals(operand);
    }

    /** A star stands for any text at the beginning or the end of a term, and for itself within. */
    private boolean likeWildcard(String value) {
        boolean open = operand.startsWith("*");
        boolean openEnd = operand.endsWith("*") && operand.length() > 1;
        String term = operand.substring(open ? 1 : 0, operand.length() - (openEnd ? 1 : 0));
        if (open && openEnd) {
            return value.contains(term);
        }
        return open ? value.endsWith(term) : value.startsWith(term);
    }

    private int order(String value, Reading reading) {
        return reading == Reading.AS_NUMBERS
                ? Double.compare(Double.parseDouble(value), Double.parseDouble(operand))
                : new BigDecimal(value).compareTo(new BigDecimal(operand));
    }

    private static boolean isNumber(String text) {
        return NUMBER.matcher(text).matches();
    }
}
