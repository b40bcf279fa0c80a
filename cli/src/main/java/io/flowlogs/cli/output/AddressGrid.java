package io.flowlogs.cli.output;

import io.flowlogs.value.IpAddress;
import java.util.List;

/** Addresses in one column. */
record AddressGrid(List<Column> columns, List<IpAddress> addresses) implements Grid {
    private static final int LONGEST = 45;

    @Override
    public int size() {
        return addresses.size();
    }

    @Override
    public int maxCellLength() {
        return LONGEST;
    }

    @Override
    @SuppressWarnings("deprecation") // Addresses are ASCII, for which this is the copy without a detour.
    public int writeCell(int row, int column, byte[] target, int at) {
        String text = addresses.get(row).toString();
        text.getBytes(0, text.length(), target, at);
        return at + text.length();
    }
}
