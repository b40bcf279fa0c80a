package io.flowlogs.query;

import io.flowlogs.record.FilterSyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Divides a filter into words, strings and signs. */
final class FilterTokens {
    private static final int LONGEST = 1 << 16;
    private static final String SIGNS = "()[],";
    private static final String OPERATORS = "=!<>&|";

    private final String text;
    private final List<Token> tokens = new ArrayList<>();

    /** What a token is. */
    enum Kind {
        WORD,
        STRING,
        SIGN,
        END
    }

    /**
     * A token.
     *
     * @param kind what it is
     * @param text the word, what the quotes hold, or the sign
     * @param offset where it begins
     */
    record Token(Kind kind, String text, int offset) {
        boolean isSign(String sign) {
            return kind == Kind.SIGN && text.equals(sign);
        }

        /** Whether it is a word, in upper or lower case. */
        boolean isWord(String word) {
            return kind == Kind.WORD && text.toLowerCase(Locale.ROOT).equals(word);
        }

        boolean isValue() {
            return kind == Kind.WORD || kind == Kind.STRING;
        }
    }

    private FilterTokens(String text) {
        this.text = text;
    }

    static List<Token> of(String text) {
        if (text.length() > LONGEST) {
            throw new FilterSyntaxException(
                    text,
                    LONGEST,
                    "expected at most " + LONGEST + " characters. Put long lists into a file: in (@FILE).");
        }
        FilterTokens tokens = new FilterTokens(text);
        int at = 0;
        while (at < text.length()) {
            at = tokens.add(at);
        }
        tokens.tokens.add(new Token(Kind.END, "", text.length()));
        return tokens.tokens;
    }

    private int add(int at) {
        char c = text.charAt(at);
        if (Character.isWhitespace(c)) {
            return at + 1;
        } else if (c == '\'' || c == '"') {
            return string(at, c);
        } else if (SIGNS.indexOf(c) >= 0) {
            tokens.add(new Token(Kind.SIGN, String.valueOf(c), at));
            return at + 1;
        }
        return OPERATORS.indexOf(c) >= 0 ? operator(at) : word(at);
    }

    /** A quote within is doubled. */
    private int string(int at, char quote) {
        StringBuilder value = new StringBuilder();
        int i = at + 1;
        while (i < text.length()) {
            boolean quoted = text.charAt(i) == quote;
            boolean doubled = quoted && i + 1 < text.length() && text.charAt(i + 1) == quote;
            if (quoted && !doubled) {
                tokens.add(new Token(Kind.STRING, value.toString(), at));
                return i + 1;
            }
            value.append(text.charAt(i));
            i += doubled ? 2 : 1;
        }
        throw new FilterSyntaxException(
                text, at, "expected the end of this string, found none. Close it with " + quote + ".");
    }

    private int operator(int at) {
        for (String sign : List.of("==", "!=", "<>", "<=", ">=", "&&", "||", "=", "<", ">", "!")) {
            if (text.startsWith(sign, at)) {
                tokens.add(new Token(Kind.SIGN, sign, at));
                return at + sign.length();
            }
        }
        throw new FilterSyntaxException(
                text, at, "expected " + text.charAt(at) + text.charAt(at) + ", found one of them alone.");
    }

    private int word(int at) {
        int end = at;
        while (end < text.length() && (isWordCharacter(text.charAt(end)) || joinsFlags(at, end))) {
            end++;
        }
        tokens.add(new Token(Kind.WORD, text.substring(at, end), at));
        return end;
    }

    /** A single bar within a word, as in SYN|ACK. */
    private boolean joinsFlags(int begin, int place) {
        return place > begin
                && place + 1 < text.length()
                && text.charAt(place) == '|'
                && isWordCharacter(text.charAt(place + 1));
    }

    private static boolean isWordCharacter(char c) {
        return !Character.isWhitespace(c) && SIGNS.indexOf(c) < 0 && OPERATORS.indexOf(c) < 0 && c != '\'' && c != '"';
    }
}
