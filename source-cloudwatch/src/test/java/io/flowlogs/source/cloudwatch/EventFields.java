package io.flowlogs.source.cloudwatch;

import java.util.ArrayList;
import java.util.List;

/**
 * A message as CloudWatch Logs cuts it: at every blank, but not between brackets or double quotes, which are dropped. How a run of
 * blanks is cut is not documented; here it makes empty fields.
 */
final class EventFields {
    private final String message;
    private final List<Integer> starts = new ArrayList<>();
    private final List<Integer> ends = new ArrayList<>();

    EventFields(String message) {
        this.message = message;
        int at = 0;
        while (at <= message.length()) {
            int end = end(at);
            starts.add(at);
            ends.add(end);
            at = end + 1;
        }
    }

    private int end(int start) {
        int from = start;
        char close = start < message.length() ? close(message.charAt(start)) : ' ';
        if (close != ' ') {
            from = Math.max(start, message.indexOf(close, start + 1));
        }
        int blank = message.indexOf(' ', from);
        return blank < 0 ? message.length() : blank;
    }

    private static char close(char open) {
        return switch (open) {
            case '"' -> '"';
            case '[' -> ']';
            default -> ' ';
        };
    }

    int count() {
        return starts.size();
    }

    String field(int index) {
        return bare(message.substring(starts.get(index), ends.get(index)));
    }

    /** What is left of the message from a field on. */
    String rest(int index) {
        return index == count() - 1 ? field(index) : message.substring(starts.get(index));
    }

    private static String bare(String text) {
        boolean enclosed = text.length() > 1 && text.charAt(text.length() - 1) == close(text.charAt(0));
        return enclosed && close(text.charAt(0)) != ' ' ? text.substring(1, text.length() - 1) : text;
    }
}
