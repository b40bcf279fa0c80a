package io.flowlogs.gen;

/** How lines end. */
public enum LineEnding {
    /** A line feed, as AWS writes. */
    LF("\n"),
    /** Carriage return and line feed, as after a detour over another system. */
    CRLF("\r\n");

    private final String text;

    LineEnding(String text) {
        this.text = text;
    }

    byte[] bytes() {
        return Ascii.bytes(text);
    }
}
