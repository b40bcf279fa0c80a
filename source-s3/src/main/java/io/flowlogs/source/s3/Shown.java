package io.flowlogs.source.s3;

/** Texts from outside, made fit to be shown in a message. Shared with the CloudWatch source later. */
final class Shown {
    private static final int LONGEST = 200;

    private Shown() {}

    /** Cuts a text and replaces what a terminal might obey. */
    static String shortened(String text) {
        String cut = text.length() > LONGEST ? text.substring(0, LONGEST) + "..." : text;
        return whole(cut);
    }

    /** Replaces what a terminal might obey, or hide. Most texts have nothing of this, and there are many. */
    static String whole(String text) {
        boolean plain = text.chars().allMatch(character -> ' ' <= character && character <= '~');
        return plain ? text : text.replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}]", "?");
    }
}
