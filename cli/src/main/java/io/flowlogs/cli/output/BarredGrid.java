package io.flowlogs.cli.output;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A grid with a bar at the end of each row, as long as the terminal leaves room for. */
final class BarredGrid implements Grid {
    private static final int LONGEST = 30;
    private static final int SHORTEST = 5;
    private static final int GAP = 2;
    private static final int EIGHTHS = 8;
    private static final int READABLE_TIME = 20;
    private static final int SAMPLED = 1000;
    private static final String BLOCKS = " \u258f\u258e\u258d\u258c\u258b\u258a\u2589\u2588";

    private final Grid grid;
    private final Bars<?> bars;
    private final List<Column> columns;
    private final int length;
    private final boolean blocks;

    BarredGrid(Grid grid, Bars<?> bars, int width, boolean blocks) {
        this.grid = grid;
        this.bars = bars;
        this.columns = new ArrayList<>(grid.columns());
        int room = width == 0 ? LONGEST : Math.min(LONGEST, width - tableWidth() - GAP);
        this.length = room < SHORTEST ? 0 : room;
        this.blocks = blocks;
        if (length > 0) {
            columns.add(Column.text(""));
        }
    }

    /** Whether the locale is one of UTF-8. Since Java 18 the default charset is UTF-8 in every locale, and does not tell. */
    static boolean canDrawBlocks() {
        return StandardCharsets.UTF_8.name().equalsIgnoreCase(System.getProperty("native.encoding"));
    }

    private int tableWidth() {
        int sum = 0;
        byte[] cell = new byte[grid.maxCellLength()];
        for (int column = 0; column < grid.columns().size(); column++) {
            int widest = grid.columns().get(column).name().length();
            boolean time = grid.columns().get(column).kind() == Column.Kind.TIME;
            widest = time ? Math.max(widest, READABLE_TIME) : widest;
            for (int row = 0; row < Math.min(SAMPLED, grid.size()) && !time; row++) {
                widest = Math.max(widest, grid.writeCell(row, column, cell, 0));
            }
            sum += widest + GAP;
        }
        return sum;
    }

    @Override
    public List<Column> columns() {
        return columns;
    }

    @Override
    public int size() {
        return grid.size();
    }

    @Override
    public int maxCellLength() {
        return Math.max(grid.maxCellLength(), 3 * LONGEST + 3);
    }

    @Override
    public int writeCell(int row, int column, byte[] target, int at) {
        if (column < grid.columns().size()) {
            return grid.writeCell(row, column, target, at);
        }
        byte[] bar = bar(bars.part(row)).getBytes(StandardCharsets.UTF_8);
        System.arraycopy(bar, 0, target, at, bar.length);
        return at + bar.length;
    }

    private String bar(double part) {
        int eighths = (int) Math.round(part * length * EIGHTHS);
        if (!blocks) {
            return part > 0 ? "#".repeat(Math.max(1, eighths / EIGHTHS)) : " ";
        }
        String whole = String.valueOf(BLOCKS.charAt(EIGHTHS)).repeat(eighths / EIGHTHS);
        int rest = eighths % EIGHTHS;
        boolean some = part > 0 && eighths == 0;
        String drawn = rest > 0 || some ? whole + BLOCKS.charAt(some ? 1 : rest) : whole;
        return drawn.isEmpty() ? " " : drawn;
    }
}
