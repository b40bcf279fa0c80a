package io.flowlogs.source.s3;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of a listing. Immutable.
 *
 * @param objects the objects, by key
 * @param folders what the listing was cut at: beginnings of keys that end with <code>/</code>
 * @param next what to ask for the next page with, or null after the last
 */
record ListPage(
        List<StoredObject> objects,
        List<String> folders,
        @Nullable String next) {
    ListPage {
        objects = List.copyOf(objects);
        folders = List.copyOf(folders);
    }

    boolean isLast() {
        return next == null;
    }

    int entries() {
        return objects.size() + folders.size();
    }
}
