package org.example.flowlogs.http;

import org.jspecify.annotations.Nullable;

/** What a server said, made fit to be shown: short, and without what a terminal might obey. */
final class Shown {
    private static final int LONGEST = 200;

    private Shown() {}

    static String text(@Nullable String text) {
        if (text == null) {
            return "nothing";
        }
        String cut = text.length() > LONGEST ? text.substring(0, LONGEST) + "..." : text;
        return cut.replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}]", "?");
    }
}
