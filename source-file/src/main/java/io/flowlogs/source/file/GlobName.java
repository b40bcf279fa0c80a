package io.flowlogs.source.file;

import java.util.regex.Pattern;

/** Translates the pattern of a single name. Brackets and braces that are not closed mean themselves, as in a shell. */
final class GlobName {
    private final String glob;
    private final StringBuilder regex = new StringBuilder();
    private int at;
    private int openBraces;

    private GlobName(String glob) {
        this.glob = glob;
    }

    static Pattern compile(String glob) {
        return Pattern.compile(new GlobName(glob).translated(), Pattern.DOTALL);
    }

    private String translated() {
        while (at < glob.length()) {
            translate(glob.charAt(at++));
        }
        return regex.toString();
    }

    private void translate(char c) {
        switch (c) {
            case '*' -> star();
            case '?' -> regex.append('.');
            case '[' -> bracket();
            case '{' -> openBrace();
            case '}' -> closeBrace();
            case ',' -> regex.append(openBraces > 0 ? "|" : ",");
            case '\\' -> literal(at < glob.length() ? glob.charAt(at++) : '\\');
            default -> literal(c);
        }
    }

    private void star() {
        while (at < glob.length() && glob.charAt(at) == '*') {
            at++; // Several in a row are one, which also keeps matching fast.
        }
        regex.append(".*");
    }

    private void openBrace() {
        if (closingBrace() < 0) {
            literal('{');
        } else {
            regex.append("(?:");
            openBraces++;
        }
    }

    private void closeBrace() {
        if (openBraces == 0) {
            literal('}');
        } else {
            regex.append(')');
            openBraces--;
        }
    }

    private int closingBrace() {
        int depth = 1;
        for (int i = at; i < glob.length(); i++) {
            char c = glob.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '{') {
                depth++;
            } else if (c == '}' && --depth == 0) {
                return i;
            }
        }
        return -1;
    }

    private void bracket() {
        int from = at;
        boolean negated = from < glob.length() && (glob.charAt(from) == '!' || glob.charAt(from) == '^');
        int first = negated ? from + 1 : from;
        int end = glob.indexOf(']', first + 1); // A bracket that comes first is one of the characters.
        if (end < 0) {
            literal('[');
            return;
        }
        regex.append(negated ? "[^" : "[");
        ranges(first, end);
        regex.append(']');
        at = end + 1;
    }

    private void ranges(int from, int to) {
        int i = from;
        while (i < to) {
            boolean isRange = i + 2 < to && glob.charAt(i + 1) == '-' && glob.charAt(i) <= glob.charAt(i + 2);
            quoted(glob.charAt(i));
            if (isRange) {
                regex.append('-');
                quoted(glob.charAt(i + 2));
            }
            i += isRange ? 3 : 1;
        }
    }

    private void quoted(char c) {
        regex.append(isWordCharacter(c) ? "" : "\\").append(c);
    }

    private void literal(char c) {
        quoted(c);
    }

    private static boolean isWordCharacter(char c) {
        return c > 0x7f || Character.isLetterOrDigit(c);
    }
}
