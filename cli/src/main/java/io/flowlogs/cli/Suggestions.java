package io.flowlogs.cli;

import io.flowlogs.internal.text.NearestWord;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Finds the word that was probably meant. */
final class Suggestions {
    private Suggestions() {}

    /** Returns the nearest candidate, or null when none is near; of several as near, the first. */
    static @Nullable String nearest(String word, Collection<String> candidates) {
        return NearestWord.of(word, candidates);
    }

    /** Returns " Did you mean X?", or nothing. */
    static String didYouMean(String word, Collection<String> candidates) {
        String nearest = nearest(word, candidates);
        return nearest == null ? "" : " Did you mean " + nearest + "?";
    }

    static int distance(String a, String b) {
        return NearestWord.distance(a, b);
    }
}
