package io.flowlogs.source.s3;

import org.jspecify.annotations.Nullable;

/**
 * Asks for a page of keys. Immutable.
 *
 * @param prefix what the keys begin with
 * @param deep whether folders are looked into
 * @param after the keys wanted are greater than this; empty for all
 * @param token what the page before gave for this one, or null for the first
 * @param most how many keys at most
 */
record ListQuestion(
        String prefix, boolean deep, String after, @Nullable String token, int most) {
    /** As many as S3 gives. */
    static final int PAGE = 1000;

    /** Everything below a folder. */
    static ListQuestion below(String prefix, String after) {
        return new ListQuestion(prefix, true, after, null, PAGE);
    }

    /** What is in a folder itself: its objects, and its folders. */
    static ListQuestion in(String prefix) {
        return new ListQuestion(prefix, false, "", null, PAGE);
    }

    /** The first key that begins with a text. */
    static ListQuestion first(String prefix) {
        return new ListQuestion(prefix, true, "", null, 1);
    }

    ListQuestion next(ListPage page) {
        return new ListQuestion(prefix, deep, after, page.next(), most);
    }
}
