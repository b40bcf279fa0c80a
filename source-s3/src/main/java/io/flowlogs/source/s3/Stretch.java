package io.flowlogs.source.s3;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keys that are listed one after another. Immutable.
 *
 * @param folder where they are
 * @param after the keys are greater than this; empty for all
 * @param until the keys are not greater than this; empty for all
 * @param listed the objects themselves, where they were seen already; else null, and all below the folder is listed
 */
record Stretch(
        Folder folder, String after, String until, @Nullable List<StoredObject> listed) {
    /** Where nothing is known of times, this takes the place of one. */
    static final long NO_TIME = Long.MAX_VALUE;

    static Stretch below(Folder folder) {
        return new Stretch(folder, "", "", null);
    }

    static Stretch between(Folder folder, String after, String until) {
        return new Stretch(folder, after, until, null);
    }

    static Stretch of(Folder folder, List<StoredObject> objects) {
        return new Stretch(folder, "", "", List.copyOf(objects));
    }

    boolean isTimeless() {
        return folder.place().isTimeless();
    }

    /** No object in it has an earlier time. */
    long earliest() {
        Stamp stamp = folder.place().stamp();
        return stamp == null ? NO_TIME : stamp.fromSecond();
    }
}
