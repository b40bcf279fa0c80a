package io.flowlogs.source.s3;

/**
 * An object as a listing shows it. Immutable.
 *
 * @param key its key
 * @param size its bytes
 * @param written when it was written, in seconds since 1970
 * @param archive the storage class from which it would first have to be restored; empty when it can be read
 */
record StoredObject(String key, long size, long written, String archive) {
    boolean isArchived() {
        return !archive.isEmpty();
    }

    /** The part of the key behind the last <code>/</code>. */
    String name() {
        return key.substring(key.lastIndexOf('/') + 1);
    }

    /** The part of the key up to the last <code>/</code>, with it. */
    String folder() {
        return key.substring(0, key.lastIndexOf('/') + 1);
    }
}
