package org.example.flowlogs.http;

import java.util.Arrays;
import java.util.List;

/**
 * Patterns of names, of which one has to fit. Immutable.
 *
 * @param patterns each with <code>*</code> for any characters and <code>?</code> for one
 */
record NamePattern(List<String> patterns) {
    private static final int LONGEST = 1_000;

    static NamePattern parse(String text) {
        List<String> patterns =
                Arrays.stream(text.split(",", -1)).map(String::strip).toList();
        if (text.length() > LONGEST || patterns.contains("") || text.indexOf('/') >= 0) {
            throw new IllegalArgumentException("expected patterns of names such as *.log,*.gz");
        }
        return new NamePattern(patterns);
    }

    boolean fits(String name) {
        return patterns.stream().anyMatch(pattern -> fits(pattern, name));
    }

    /** After a mismatch only the last star can take more, so that no name makes this slow. */
    private static boolean fits(String pattern, String name) {
        int at = 0;
        int next = 0;
        int star = -1;
        int taken = 0;
        while (at < name.length()) {
            if (next < pattern.length() && pattern.charAt(next) == '*') {
                star = next++;
                taken = at;
            } else if (next < pattern.length()
                    && (pattern.charAt(next) == '?' || pattern.charAt(next) == name.charAt(at))) {
                next++;
                at++;
            } else if (star >= 0) {
                next = star + 1;
                at = ++taken;
            } else {
                return false;
            }
        }
        return pattern.substring(next).chars().allMatch(character -> character == '*');
    }

    @Override
    public String toString() {
        return String.join(",", patterns);
    }
}
