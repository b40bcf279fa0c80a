package io.flowlogs.source.s3;

/** How many bytes may be fetched that nobody reads yet. Safe for use by several threads. */
final class InFlight {
    private long free;

    InFlight(long most) {
        this.free = most;
    }

    /** Takes some bytes if there are enough. */
    synchronized boolean reserve(long bytes) {
        if (bytes > free) {
            return false;
        }
        free -= bytes;
        return true;
    }

    synchronized void release(long bytes) {
        free += bytes;
    }
}
