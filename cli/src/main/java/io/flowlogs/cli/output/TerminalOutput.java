package io.flowlogs.cli.output;

import java.io.IOException;
import java.io.OutputStream;

/**
 * Passes UTF-8 on to a terminal with every control character but line feed and tab made visible: a flow log may hold, in a tag
 * say, what would retitle the window or worse.
 */
final class TerminalOutput extends OutputStream {
    private static final int C1_LEAD = 0xc2;
    private static final int REORDERING_LEAD = 0xe2;
    private static final int REORDERING_80 = 0x80;
    private static final int REORDERING_81 = 0x81;

    private final OutputStream terminal;
    private final ByteBuilder safe = new ByteBuilder(1 << 13);
    private final ByteBuilder held = new ByteBuilder(4);
    private int expected;
    private boolean afterC1Lead;

    TerminalOutput(OutputStream terminal) {
        this.terminal = terminal;
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        safe.reset();
        for (int i = from; i < from + length; i++) {
            judge(bytes[i] & 0xff);
        }
        terminal.write(safe.array(), 0, safe.length());
    }

    /** What reorders the text around it is three bytes in UTF-8: U+202A to U+202E and U+2066 to U+2069. */
    private void judge(int value) {
        if (held.length() == 2 && isReordering(value)) {
            held.write(value);
            escapeHeld();
        } else if (held.length() == 1 && (value == REORDERING_80 || value == REORDERING_81)) {
            held.write(value);
        } else {
            acceptHeld();
            hold(value);
        }
    }

    private void hold(int value) {
        if (value == REORDERING_LEAD && !afterC1Lead) {
            held.write(value);
        } else {
            accept(value);
        }
    }

    private boolean isReordering(int value) {
        return (held.array()[1] & 0xff) == REORDERING_80
                ? value >= 0xaa && value <= 0xae
                : value >= 0xa6 && value <= 0xa9;
    }

    private void acceptHeld() {
        for (int i = 0; i < held.length(); i++) {
            accept(held.array()[i] & 0xff);
        }
        held.reset();
    }

    private void escapeHeld() {
        expected = 0;
        for (int i = 0; i < held.length(); i++) {
            ControlText.appendByte(safe, held.array()[i] & 0xff);
        }
        held.reset();
    }

    private void accept(int value) {
        if (afterC1Lead) {
            afterLead(value);
        } else if (value == C1_LEAD) {
            afterC1Lead = true;
        } else if (isContinuation(value) && expected > 0) {
            expected--;
            safe.write(value);
        } else {
            expected = continuationsAfter(value);
            single(value);
        }
    }

    /** A C1 control is two bytes in UTF-8, which are judged together. */
    private void afterLead(int value) {
        afterC1Lead = false;
        expected = 0;
        if (value >= 0xa0 && value < 0xc0) {
            safe.write(C1_LEAD);
            safe.write(value);
            return;
        }
        ControlText.appendByte(safe, C1_LEAD);
        accept(value);
    }

    /** A continuation byte out of its place is a C1 control to terminals that do not read UTF-8. */
    private void single(int value) {
        boolean visible = value >= ' ' && value != 0x7f && !isContinuation(value);
        if (visible || value == '\n' || value == '\t') {
            safe.write(value);
        } else {
            ControlText.appendByte(safe, value);
        }
    }

    private static boolean isContinuation(int value) {
        return value >= 0x80 && value < 0xc0;
    }

    private static int continuationsAfter(int value) {
        if (value < 0xc0) {
            return 0;
        }
        return value < 0xe0 ? 1 : value < 0xf0 ? 2 : 3;
    }

    @Override
    public void flush() throws IOException {
        terminal.flush();
    }
}
