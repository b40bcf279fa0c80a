package io.flowlogs.cli.output;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What the answer on standard output looks like. */
public enum OutputFormat {
    /** Records as delivered; of everything else, columns separated by tabs with <code>-</code> where missing. */
    TEXT,
    /** Aligned columns for people, with readable times. */
    TABLE,
    /** One JSON array of objects. */
    JSON,
    /** A JSON object a line. */
    NDJSON,
    /** Values separated by commas, as in RFC 4180 but with line feeds only. */
    CSV,
    /** Values separated by tabs, quoted as in CSV. */
    TSV;

    /**
     * Returns the word for this format on the command line.
     *
     * @return a lower-case word
     */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Lists the words of all formats.
     *
     * @return lower-case words
     */
    public static List<String> words() {
        List<String> words = new ArrayList<>();
        for (OutputFormat format : values()) {
            words.add(format.word());
        }
        return words;
    }
}
