package io.flowlogs.source.cloudwatch;

import java.time.Instant;

/** Texts from outside, made fit to be shown in a message. */
final class Shown {
    private static final int LONGEST = 200;

    private Shown() {}

    /** Cuts a text and replaces what a terminal might obey. */
    static String shortened(String text) {
        String cut = text.length() > LONGEST ? text.substring(0, LONGEST) + "..." : text;
        return cut.replaceAll("\\p{Cntrl}", "?");
    }

    static String range(long from, long to) {
        return "[" + Instant.ofEpochMilli(from) + ", " + Instant.ofEpochMilli(to) + ")";
    }
}
