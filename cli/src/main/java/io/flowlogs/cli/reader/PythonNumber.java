package io.flowlogs.cli.reader;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** Reads whole numbers as Python's <code>int()</code> does: <code>+443</code>, <code> 4 </code>, <code>1_000</code>, <code>007</code>. */
public final class PythonNumber {
    /** Python refuses longer ones, too. */
    private static final int MOST_DIGITS = 4300;

    private PythonNumber() {}

    /**
     * Reads a number.
     *
     * @param text the text
     * @return the number, or null when Python would raise a ValueError
     */
    public static @Nullable BigInteger parse(String text) {
        String bare = text.strip();
        boolean signed = bare.startsWith("-") || bare.startsWith("+");
        String digits = digits(signed ? bare.substring(1) : bare);
        if (digits == null) {
            return null;
        }
        BigInteger number = new BigInteger(digits);
        return bare.startsWith("-") ? number.negate() : number;
    }

    /** The digits of any script, in ASCII; null where there is anything else, or an underscore that is not between two of them. */
    private static @Nullable String digits(String text) {
        StringBuilder digits = new StringBuilder();
        boolean afterDigit = false;
        for (int at = 0; at < text.length(); at = text.offsetByCodePoints(at, 1)) {
            int digit = Character.digit(text.codePointAt(at), 10);
            if (digit < 0 && !(afterDigit && text.charAt(at) == '_')) {
                return null;
            }
            afterDigit = digit >= 0;
            if (afterDigit) {
                digits.append((char) ('0' + digit));
            }
        }
        return afterDigit && digits.length() <= MOST_DIGITS ? digits.toString() : null;
    }
}
