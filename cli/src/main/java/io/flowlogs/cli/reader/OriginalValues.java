package io.flowlogs.cli.reader;

import io.flowlogs.cli.output.ByteBuilder;
import io.flowlogs.record.FlowLogFormat;
import io.flowlogs.record.FlowRecord;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The values that the original makes of a record: numbers in their usual spelling, whatever <code>int()</code> takes for one; times in whole
 * seconds; <code>-</code> and <code>None</code> as no value. Belongs to one thread; holds one record at a time.
 */
final class OriginalValues {
    private static final Slot[] SLOTS = Slot.values();
    private static final byte[] NONE = "None".getBytes(StandardCharsets.US_ASCII);
    private static final int MOST_PLAIN_DIGITS = 18;

    private final ByteBuilder text = new ByteBuilder(1 << 9);
    /** Where the text of a value begins and ends; equal where there is none. */
    private final int[] from = new int[SLOTS.length];

    private final int[] to = new int[SLOTS.length];
    private final int[] columns = new int[SLOTS.length];
    private @Nullable FlowLogFormat format;
    private long start;
    private long end;
    private @Nullable Slot misfit;

    /** Reads a record; returns false when the original would pass over it, see {@link #misfit}. */
    boolean read(FlowRecord flow) {
        use(flow.format());
        text.reset();
        start = PythonTime.NONE;
        end = PythonTime.NONE;
        misfit = null;
        for (int at = 0; at < SLOTS.length && misfit == null; at++) {
            from[at] = text.length();
            if (columns[at] >= 0 && !read(flow, SLOTS[at], columns[at])) {
                misfit = SLOTS[at];
            }
            to[at] = text.length();
        }
        return misfit == null;
    }

    /** Records of one split share their format; to compare it by value would take longer than all the rest. */
    @SuppressWarnings("ReferenceEquality")
    private void use(FlowLogFormat used) {
        if (used != format) {
            format = used;
            Arrays.setAll(columns, at -> used.indexOf(SLOTS[at].field()));
        }
    }

    private boolean read(FlowRecord flow, Slot slot, int column) {
        int begin = text.length();
        boolean present = flow.writeField(column, text);
        if (slot.kind() == Slot.Kind.TIME) {
            return present && readTime(slot, begin);
        }
        if (present && is(begin, text.length(), NONE)) {
            text.setLength(begin);
            return true;
        }
        return !present || slot.kind() == Slot.Kind.TEXT || isPlainNumber(begin) || readNumber(begin);
    }

    private boolean is(int begin, int behind, byte[] word) {
        return Arrays.equals(text.array(), begin, behind, word, 0, word.length);
    }

    /** A number that is spelled in the usual way. */
    private boolean isPlainNumber(int begin) {
        byte[] bytes = text.array();
        int behind = text.length();
        for (int at = begin; at < behind; at++) {
            if (bytes[at] < '0' || bytes[at] > '9') {
                return false;
            }
        }
        return behind - begin == 1 || (bytes[begin] != '0' && behind - begin <= MOST_PLAIN_DIGITS);
    }

    private boolean readNumber(int begin) {
        BigInteger number = PythonNumber.parse(text.text(begin));
        if (number == null) {
            return false;
        }
        text.setLength(begin);
        text.append(number.toString());
        return true;
    }

    private boolean readTime(Slot slot, int begin) {
        if (!isPlainNumber(begin) && !readNumber(begin)) {
            return false;
        }
        boolean small = text.length() - begin <= MOST_PLAIN_DIGITS;
        long time = small
                ? PythonTime.of(plainNumber(begin, text.length()))
                : PythonTime.of(new BigInteger(text.text(begin)));
        if (time == PythonTime.NONE) {
            return false;
        }
        enter(slot, time);
        text.setLength(begin);
        text.append(Long.toString(PythonTime.seconds(time)));
        return true;
    }

    private void enter(Slot slot, long time) {
        if (slot == Slot.START) {
            start = time;
        } else {
            end = time;
        }
    }

    private long plainNumber(int begin, int behind) {
        byte[] bytes = text.array();
        boolean negative = begin < behind && bytes[begin] == '-';
        long number = 0;
        for (int at = negative ? begin + 1 : begin; at < behind; at++) {
            number = number * 10 + bytes[at] - '0';
        }
        return negative ? -number : number;
    }

    /** What the original could not read, of the record that was read last; null when it could read all. */
    @Nullable
    Slot misfit() {
        return misfit;
    }

    /** The order of the slots is that of the columns. */
    @SuppressWarnings("EnumOrdinal")
    private static int index(Slot slot) {
        return slot.ordinal();
    }

    boolean has(Slot slot) {
        return to[index(slot)] > from[index(slot)];
    }

    /** The value as a text, or null where there is none. */
    @Nullable
    String text(Slot slot) {
        int begin = from[index(slot)];
        int behind = to[index(slot)];
        return begin == behind ? null : new String(text.array(), begin, behind - begin, StandardCharsets.UTF_8);
    }

    boolean is(Slot slot, byte[] word) {
        return is(from[index(slot)], to[index(slot)], word);
    }

    /** Whether the value as a number is one of the machine's, as nearly all are. */
    boolean isSmall(Slot slot) {
        return to[index(slot)] - from[index(slot)] <= MOST_PLAIN_DIGITS;
    }

    /** The value as a number, if it is small; 0 where there is none. */
    long small(Slot slot) {
        return plainNumber(from[index(slot)], to[index(slot)]);
    }

    /** The value as a number; 0 where there is none. */
    BigInteger number(Slot slot) {
        String value = text(slot);
        return value == null ? BigInteger.ZERO : new BigInteger(value);
    }

    /** When it began, in microseconds, or {@link PythonTime#NONE}. */
    long start() {
        return start;
    }

    /** When it ended, in microseconds, or {@link PythonTime#NONE}. */
    long end() {
        return end;
    }

    /** Writes the line that the original prints: a 0 is as good as no value there, but for times. */
    void writeLine(ByteArrayOutputStream out) {
        byte[] bytes = text.array();
        for (int at = 0; at < SLOTS.length; at++) {
            if (at > 0) {
                out.write(' ');
            }
            int length = to[at] - from[at];
            if (length == 0 || (length == 1 && bytes[from[at]] == '0' && SLOTS[at].kind() == Slot.Kind.NUMBER)) {
                out.write('-');
            } else {
                out.write(bytes, from[at], length);
            }
        }
        out.write('\n');
    }
}
