package io.flowlogs.source.cloudwatch;

import io.flowlogs.record.FlowField;
import io.flowlogs.source.cloudwatch.Condition.Strength;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Conditions on words, which are compared as they are delivered. They are always quoted, so that none is taken for a keyword. */
final class TextConditions {
    /**
     * Ids, ARNs and the like. Quotes, backslashes, stars, percent signs, blanks, brackets and all beyond ASCII mean something
     * else in a pattern, or are not documented.
     */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.:/-]*");

    private static final Pattern NUMBER_LIKE = Pattern.compile("[0-9].*");

    private TextConditions() {}

    static @Nullable Condition oneOf(FlowField<?> field, List<String> words) {
        if (words.isEmpty() || !words.stream().allMatch(TextConditions::isPlain)) {
            return null;
        }
        return Condition.any(field, Strength.EQUALITY, terms("= ", words));
    }

    /** A word that cannot be excluded is passed over: that excludes less. */
    static @Nullable Condition noneOf(FlowField<?> field, List<String> words) {
        List<String> safe =
                words.stream().filter(TextConditions::isSafeToExclude).toList();
        return safe.isEmpty() ? null : Condition.all(field, Strength.EXCLUSION, terms("!= ", safe));
    }

    private static List<String> terms(String operator, List<String> words) {
        return words.stream().map(word -> operator + '"' + word + '"').toList();
    }

    private static boolean isPlain(String word) {
        return PLAIN.matcher(word).matches();
    }

    /** Taken as a number, <code>!= "7"</code> would exclude <code>007</code> too. */
    private static boolean isSafeToExclude(String word) {
        return isPlain(word) && !NUMBER_LIKE.matcher(word).matches();
    }
}
