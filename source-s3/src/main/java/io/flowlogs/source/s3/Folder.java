package io.flowlogs.source.s3;

/**
 * A folder of a bucket. Immutable.
 *
 * @param prefix what the keys below begin with; ends with <code>/</code>, or is empty
 * @param place what it is
 * @param depth how many folders of no meaning were entered to reach it
 */
record Folder(String prefix, Place place, int depth) {
    /** A folder in this one, by its whole prefix. */
    Folder child(String whole) {
        Place inside = place.enter(whole.substring(prefix.length(), whole.length() - 1));
        return new Folder(whole, inside, inside.is(Place.Level.FREE) ? depth + 1 : 0);
    }

    /** A folder of a time in this one, named as AWS names it. */
    Folder time(String key, int number) {
        String bare = number < 10 ? "0" + number : String.valueOf(number);
        return child(prefix + (isHive() ? key + "=" : "") + bare + "/");
    }

    /** Whether the name of this folder has a key in front, and so have those in it. */
    private boolean isHive() {
        return prefix.indexOf('=', Math.max(0, prefix.lastIndexOf('/', prefix.length() - 2))) >= 0;
    }
}
