package io.flowlogs.cli;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers for people. */
final class Amounts {
    private static final String[] UNITS = {"B", "kB", "MB", "GB", "TB", "PB"};
    private static final Pattern NOUN = Pattern.compile(
            "\\b(file|header|line|link|marker(?=s? of)|message|notice|object|part|record|request|value)s?\\b");
    private static final int STEP = 1000;

    private Amounts() {}

    /** Groups digits: 1,234,567. */
    static String grouped(long number) {
        String digits = Long.toString(number);
        StringBuilder out = new StringBuilder(digits);
        for (int at = digits.length() - 3; at > (number < 0 ? 1 : 0); at -= 3) {
            out.insert(at, ',');
        }
        return out.toString();
    }

    /** Counts things: 1 malformed line, 2 malformed lines. The first noun known, in either number, gets the right one. */
    static String counted(long number, String things) {
        Matcher noun = NOUN.matcher(things);
        String agreeing = noun.find() ? noun.replaceFirst(number == 1 ? "$1" : "$1s") : things;
        return grouped(number) + " " + agreeing;
    }

    /** Shows a size with a decimal: 183.4 MB. */
    static String bytes(long size) {
        int unit = 0;
        long whole = size;
        long rest = 0;
        while (whole >= STEP && unit < UNITS.length - 1) {
            rest = whole % STEP;
            whole /= STEP;
            unit++;
        }
        return whole + (unit == 0 ? "" : "." + rest / 100) + " " + UNITS[unit];
    }

    /** Shows seconds: 0.42 s, 12.3 s, 4 min 10 s. */
    static String seconds(long nanos) {
        long millis = nanos / 1_000_000;
        if (millis < 60_000) {
            return millis / 1000 + "." + (100 + millis % 1000 / 10 + "").substring(1) + " s";
        }
        return millis / 60_000 + " min " + millis / 1000 % 60 + " s";
    }
}
