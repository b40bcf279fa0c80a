package io.flowlogs.format.csv;

import io.flowlogs.source.FlowLogDecoder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** The first line of a content, and rows in messages. */
final class CsvText {
    private static final int SHOWN = 160;
    private static final int TAB = 9;
    private static final byte[] PARQUET = {'P', 'A', 'R', '1'};

    private CsvText() {}

    static int afterByteOrderMark(byte[] head, int length) {
        boolean marked = length >= 3 && head[0] == (byte) 0xEF && head[1] == (byte) 0xBB && head[2] == (byte) 0xBF;
        return marked ? 3 : 0;
    }

    /** Returns the cells of the first line that is not empty; none when there is no such line, or it does not end. */
    static List<String> header(byte[] head, int length) {
        int from = headerStart(head, length);
        int to = lineEnd(head, from, length);
        boolean endless = to == length && length >= FlowLogDecoder.HEAD_SIZE;
        if (from == to || endless || isOther(head, from, to) || !isSuspicious(head, from, to)) {
            return List.of();
        }
        try {
            List<String> cells = new CsvRecords(new ByteArrayInputStream(head, from, to - from)).next();
            return cells == null ? List.of() : names(cells);
        } catch (IOException e) {
            return List.of(); // A quote that does not end on the line: no header of ours.
        }
    }

    /** What begins as JSON or Parquet, or holds bytes that no text has, is left to others, whatever names come later in it. */
    private static boolean isOther(byte[] head, int from, int to) {
        int visible = from;
        while (visible < to && (head[visible] == ' ' || head[visible] == TAB)) {
            visible++;
        }
        boolean isJson = visible < to && (head[visible] == '{' || head[visible] == '[');
        return isJson || startsWith(head, from, to, PARQUET) || isBinary(head, from, to);
    }

    private static boolean startsWith(byte[] head, int from, int to, byte[] start) {
        int end = from + start.length;
        return end <= to && Arrays.equals(head, from, end, start, 0, start.length);
    }

    private static boolean isBinary(byte[] head, int from, int to) {
        for (int i = from; i < to; i++) {
            if (head[i] >= 0 && head[i] < TAB) {
                return true;
            }
        }
        return false;
    }

    /** Several words without a comma, a quote or the sign of an Insights column are no header worth loading a parser for. */
    private static boolean isSuspicious(byte[] head, int from, int to) {
        boolean oneWord = true;
        for (int i = from; i < to; i++) {
            if (head[i] == ',' || head[i] == '"' || head[i] == '@') {
                return true;
            }
            oneWord &= head[i] > ' ' || head[i] < 0;
        }
        return oneWord;
    }

    static List<String> names(List<String> header) {
        return header.stream().map(String::strip).toList();
    }

    static boolean isQuoted(byte[] head, int length) {
        int from = headerStart(head, length);
        return from < length && head[from] == '"';
    }

    private static int headerStart(byte[] head, int length) {
        int i = afterByteOrderMark(head, length);
        while (i < length && isLineEnd(head[i])) {
            i++;
        }
        return i;
    }

    private static int lineEnd(byte[] head, int from, int length) {
        int i = from;
        while (i < length && !isLineEnd(head[i])) {
            i++;
        }
        return i;
    }

    private static boolean isLineEnd(byte b) {
        return b == '\n' || b == '\r';
    }

    /** Shortens a row for a message and takes away what a terminal could act upon. */
    static String shown(List<String> row) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < row.size() && out.length() <= SHOWN; i++) {
            String cell = row.get(i);
            out.append(i == 0 ? "" : ",").append(cell, 0, Math.min(cell.length(), SHOWN));
        }
        boolean whole = out.length() <= SHOWN;
        String start = whole ? out.toString() : out.substring(0, SHOWN) + "...";
        return start.replaceAll("[\\p{Cc}\\p{Cf}]", "?");
    }
}
