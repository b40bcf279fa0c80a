package io.flowlogs.format.json;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.util.regex.Pattern;

/** Says in a sentence why a text is no JSON, and where. */
final class JsonProblem {
    private static final int SHOWN = 160;

    /** What stands in the middle of some messages and tells nobody anything: the stream, and names of methods. */
    private static final Pattern NOISE = Pattern.compile("Source: [^;\\]]*; |, from `[^`]*`");

    private JsonProblem() {}

    static String describe(JacksonException problem, JsonParser parser) {
        String expected = problem instanceof StreamConstraintsException
                ? "JSON within the limits (texts of " + JsonStreams.MAX_TEXT + " characters, names of "
                        + JsonStreams.MAX_NAME + ", " + JsonStreams.MAX_DIFFERENT_NAMES + " different ones, "
                        + JsonStreams.MAX_DEPTH + " levels)"
                : "well-formed JSON";
        return "expected " + expected
                + where(problem.getLocation() == null ? parser.currentLocation() : problem.getLocation()) + ", found: "
                + shown(NOISE.matcher(String.valueOf(problem.getOriginalMessage()))
                        .replaceAll("")) + ".";
    }

    private static String where(JsonLocation location) {
        boolean inBytes = location.getByteOffset() >= 0;
        long offset = inBytes ? location.getByteOffset() : location.getCharOffset();
        return " at " + (inBytes ? "byte " : "character ") + offset + " (line " + location.getLineNr() + ", column "
                + location.getColumnNr() + ")";
    }

    /** Shortens foreign text and takes away what a terminal could act upon. */
    static String shown(String text) {
        String start = text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...";
        return start.replaceAll("[\\p{Cc}\\p{Cf}]", "?");
    }
}
