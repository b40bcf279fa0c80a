package io.flowlogs.convert;

import java.util.Locale;

/** How written files are compressed. Which of these there are for a format is said by its encoder. */
public enum Compression {
    /** Not at all. */
    NONE,
    /** What AWS delivers, and everything reads. */
    GZIP,
    /** Quick, and larger. */
    SNAPPY,
    /** Smaller than gzip, and quicker to write and to read. */
    ZSTD;

    /**
     * Returns the word for this compression.
     *
     * @return a lower-case word
     */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
