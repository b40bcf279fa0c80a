package io.flowlogs.cli.output;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Writes rows as a table for people. The widths come from the first rows, so that a long answer need not be kept; a wider cell
 * further down pushes its row out of line.
 */
final class TableRows implements RowSink {
    private static final int MEASURED = 1000;
    private static final String BOLD = "\u001b[1m";
    private static final String RED = "\u001b[31m";
    private static final String GREEN = "\u001b[32m";
    private static final String YELLOW = "\u001b[33m";
    private static final int GAP = 2;

    /** As wide as any IPv4 address. */
    private static final int NARROWEST = 15;

    private static final String PLAIN = "\u001b[0m";
    private static final long LATEST = 253_402_300_799L;

    private final OutputOptions options;
    private final OutputStream out;
    private final List<String[]> waiting = new ArrayList<>();
    private List<Column> columns = List.of();
    private int[] widths = {};
    private boolean laidOut;

    TableRows(OutputOptions options, OutputStream out) {
        this.options = options;
        this.out = out;
    }

    @Override
    public void begin(List<Column> names) {
        columns = List.copyOf(names);
        widths = new int[names.size()];
        for (int i = 0; options.header() && i < widths.length; i++) {
            widths[i] = names.get(i).name().length();
        }
    }

    @Override
    public void row(byte[] row, int from, int to) throws IOException {
        String[] cells = cells(row, from, to);
        if (laidOut) {
            write(cells);
            return;
        }
        waiting.add(cells);
        if (waiting.size() >= MEASURED) {
            layOut();
        }
    }

    private String[] cells(byte[] row, int from, int to) {
        String[] cells = new String[columns.size()];
        int at = from;
        for (int i = 0; i < cells.length; i++) {
            int end = CellDialect.TABLE.endOf(row, at, to);
            cells[i] = shown(columns.get(i), new String(row, at, end - at, StandardCharsets.UTF_8));
            at = Math.min(end + 1, to);
        }
        return cells;
    }

    private String shown(Column column, String value) {
        if (value.isEmpty()) {
            return "-";
        }
        return column.kind() == Column.Kind.TIME ? time(value, options.zone()) : ControlText.escaped(value);
    }

    private static String time(String seconds, ZoneId zone) {
        try {
            long second = Long.parseLong(seconds);
            return second > LATEST || second < -LATEST
                    ? seconds
                    : DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                            OffsetDateTime.ofInstant(Instant.ofEpochSecond(second), zone));
        } catch (NumberFormatException malformed) {
            return ControlText.escaped(seconds);
        }
    }

    private void layOut() throws IOException {
        for (String[] cells : waiting) {
            for (int i = 0; i < cells.length; i++) {
                widths[i] = Math.max(widths[i], width(cells[i]));
            }
        }
        fit();
        laidOut = true;
        if (options.header() && !columns.isEmpty()) {
            writeHeader();
        }
        for (String[] cells : waiting) {
            write(cells);
        }
        waiting.clear();
    }

    /** Where a terminal is too narrow, the widest texts give way. Numbers are never cut. */
    private void fit() {
        int room = options.look().width();
        int over = room == 0 ? 0 : IntStream.of(widths).sum() + GAP * (widths.length - 1) - room;
        while (over > 0) {
            int widest = widestText();
            if (widest < 0) {
                return;
            }
            widths[widest]--;
            over--;
        }
    }

    private int widestText() {
        int widest = -1;
        for (int i = 0; i < widths.length; i++) {
            boolean shrinks = columns.get(i).kind() == Column.Kind.TEXT && widths[i] > NARROWEST;
            if (shrinks && (widest < 0 || widths[i] > widths[widest])) {
                widest = i;
            }
        }
        return widest;
    }

    private String fitted(int column, String cell) {
        boolean cut = options.look().width() > 0
                && columns.get(column).kind() == Column.Kind.TEXT
                && width(cell) > widths[column];
        return cut ? cell.substring(0, cell.offsetByCodePoints(0, widths[column] - 1)) + "\u2026" : cell;
    }

    private void writeHeader() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            appendPadded(line, i, columns.get(i).name(), "");
        }
        String text = line.toString().stripTrailing();
        writeLine(options.color() ? BOLD + text + PLAIN : text);
    }

    private void write(String[] cells) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < cells.length; i++) {
            appendPadded(line, i, cells[i], options.color() ? color(cells[i]) : "");
        }
        writeLine(line.toString().stripTrailing());
    }

    private static String color(String cell) {
        return switch (cell) {
            case "REJECT" -> RED;
            case "ACCEPT" -> GREEN;
            case "SKIPDATA" -> YELLOW;
            default -> "";
        };
    }

    private void appendPadded(StringBuilder line, int column, String whole, String color) {
        String cell = fitted(column, whole);
        String padding = " ".repeat(Math.max(0, widths[column] - width(cell)));
        String painted = color.isEmpty() ? cell : color + cell + PLAIN;
        boolean right = columns.get(column).kind() == Column.Kind.NUMBER;
        line.append(column == 0 ? "" : "  ").append(right ? padding + painted : painted + padding);
    }

    private static int width(String cell) {
        return cell.codePointCount(0, cell.length());
    }

    private void writeLine(String line) throws IOException {
        out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /** The widths of the columns are not known before the rows they come from, so that those wait. */
    @Override
    public void flush() throws IOException {
        out.flush();
    }

    @Override
    public void end() throws IOException {
        if (!laidOut) {
            layOut();
        }
    }
}
