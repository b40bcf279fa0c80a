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

    /** An object that was named itself. */
    static Found of(StoredObject object) {
        AwsName name = AwsName.parse(object.name());
        Stamp stamp = Place.ROOT.at(object.folder()).stamp();
        long fallback = stamp == null ? Stretch.NO_TIME : stamp.fromSecond();
        return new Found(object, name == null ? fallback : name.second());
    }
}
