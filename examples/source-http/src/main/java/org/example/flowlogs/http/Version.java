package org.example.flowlogs.http;

import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What tells one content of a file from another. Immutable.
 *
 * @param tag the strong entity tag, or null; a weak one says nothing about bytes
 * @param modified the time of the last change as the server writes it, or null
 * @param length the number of bytes, where it is known
 */
record Version(@Nullable String tag, @Nullable String modified, OptionalLong length) {
    static Version of(Answer answer, OptionalLong length) {
        String tag = answer.tag();
        return new Version(tag == null || tag.startsWith("W/") ? null : tag, answer.modified(), length);
    }

    /** Whether another answer can be known to be of the same content. */
    boolean isTellable() {
        return tag != null || modified != null;
    }

    /** Whether the other is certainly another content. */
    boolean contradicts(Version other) {
        if (length.isPresent() && other.length.isPresent() && !length.equals(other.length)) {
            return true;
        } else if (tag != null && other.tag != null) {
            return !tag.equals(other.tag);
        }
        return modified != null && other.modified != null && !modified.equals(other.modified);
    }

    /** Whether the other is certainly the same content, so that bytes of both may be put together. */
    boolean isSame(Version other) {
        boolean known = (tag != null && tag.equals(other.tag)) || (modified != null && modified.equals(other.modified));
        return known && !contradicts(other);
    }
}
