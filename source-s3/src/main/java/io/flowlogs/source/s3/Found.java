package io.flowlogs.source.s3;

import java.util.Comparator;

/**
 * An object that is to be read. Immutable.
 *
 * @param object the object
 * @param time its place in the order of time, in seconds since 1970
 */
record Found(StoredObject object, long time) {
    static final Comparator<Found> BY_TIME = Comparator.comparingLong(Found::time)
            .thenComparing(found -> found.object().key());
}
