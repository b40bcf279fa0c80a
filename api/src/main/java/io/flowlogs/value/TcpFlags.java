package io.flowlogs.value;

import io.flowlogs.internal.text.Excerpt;
import java.util.Locale;

/**
 * The value of a {@code tcp-flags} field: the flags of all packets of an aggregation interval, joined by <em>or</em>.
 *
 * <p>What the bits can tell depends on who recorded them.
 *
 * <ul>
 *   <li>A VPC flow log knows FIN (1), SYN (2), RST (4) and SYN-ACK (18). ACK alone, PSH, URG, ECE and CWR are not
 *       recorded, so a missing ACK says nothing and bit 16 appears only as a part of SYN-ACK.
 *   <li>A Transit Gateway flow log adds PSH (8), ACK (16) and URG (32), yet an interval with nothing but ACK is 0.
 *   <li>0 is a value: no flag that is recorded was seen, or the flow is not TCP. It is not the same as a missing field.
 *   <li>A short connection can open and close in one interval: 3 is SYN and FIN, 19 is SYN-ACK and FIN.
 * </ul>
 *
 * <p>Bits above CWR are kept as they are. The order is that of the numbers.
 *
 * @param bits the flags as a number, 0 to 65535
 */
public record TcpFlags(int bits) implements Comparable<TcpFlags> {
    private static final int MAX_BITS = 0xFFFF;
    private static final int SYN_ACK = 0b1_0010;
    private static final int NAMED = 0xFF;
    private static final String NONE = "NONE";
    private static final String HEX = "0x";
    private static final TcpFlag[] FLAGS = TcpFlag.values();

    /**
     * Makes flags of their bits.
     *
     * @param bits the flags as a number, 0 to 65535
     * @throws IllegalArgumentException when the number is not within 0 to 65535
     */
    public TcpFlags {
        if (bits < 0 || bits > MAX_BITS) {
            throw new IllegalArgumentException("expected TCP flags as a number from 0 to 65535, found " + bits);
        }
    }

    /**
     * Makes a set of flags.
     *
     * @param flags any flags, in any order; none is allowed
     * @return the flags joined
     */
    public static TcpFlags of(TcpFlag... flags) {
        int bits = 0;
        for (TcpFlag flag : flags) {
            bits |= flag.bit();
        }
        return new TcpFlags(bits);
    }

    /**
     * Reads flags as names joined by {@code |} ({@code SYN|ACK}), as letters out of {@code FSRPAUEC} ({@code SA}), as a
     * number in decimal or after {@code 0x} in hexadecimal, or as {@code NONE}; in any case. A name is understood
     * before letters: {@code ECE} is one flag.
     *
     * @param text what {@link #toString} returns, or any of the other forms
     * @return the flags
     * @throws IllegalArgumentException when the text is none of these; the message shows it, shortened and escaped
     */
    public static TcpFlags parse(String text) {
        int bits = 0;
        for (String part : text.toUpperCase(Locale.ROOT).split("\\|", -1)) {
            int partBits = partBits(part);
            if (partBits < 0) {
                throw new IllegalArgumentException(
                        "expected TCP flags as SYN|ACK, as letters of FSRPAUEC or as a number from 0 to 65535, found "
                                + Excerpt.of(text));
            }
            bits |= partBits;
        }
        return new TcpFlags(bits);
    }

    private static int partBits(String part) {
        if (part.equals(NONE)) {
            return 0;
        }
        for (TcpFlag flag : FLAGS) {
            if (flag.name().equals(part)) {
                return flag.bit();
            }
        }
        int number = part.startsWith("0X") ? number(part.substring(2), 16) : number(part, 10);
        return number >= 0 ? number : letters(part);
    }

    private static int number(String digits, int radix) {
        int number = digits.isEmpty() ? -1 : 0;
        for (int i = 0; i < digits.length() && number >= 0; i++) {
            char c = digits.charAt(i);
            int digit = c < 0x80 ? Character.digit(c, radix) : -1;
            number = digit < 0 || number > MAX_BITS ? -1 : number * radix + digit;
        }
        return number <= MAX_BITS ? number : -1;
    }

    private static int letters(String letters) {
        int bits = letters.isEmpty() ? -1 : 0;
        for (int i = 0; i < letters.length() && bits >= 0; i++) {
            bits |= letterBit(letters.charAt(i));
        }
        return bits;
    }

    private static int letterBit(char letter) {
        for (TcpFlag flag : FLAGS) {
            if (flag.letter() == letter) {
                return flag.bit();
            }
        }
        return -1;
    }

    /**
     * Tells whether a flag was seen.
     *
     * @param flag the flag
     * @return whether its bit is set
     */
    public boolean has(TcpFlag flag) {
        return (bits & flag.bit()) != 0;
    }

    /**
     * Tells whether all of some flags were seen, not necessarily on one packet.
     *
     * @param flags the flags; none of them is always seen
     * @return whether all their bits are set
     */
    public boolean hasAll(TcpFlags flags) {
        return (bits & flags.bits) == flags.bits;
    }

    /**
     * Tells whether a connection was asked for and, as far as this flow shows, this side never answered one: SYN
     * without the ACK of a SYN-ACK. Other flags do not matter.
     *
     * @return whether of the two bits of SYN-ACK only that of SYN is set
     */
    public boolean isSynOnly() {
        return (bits & SYN_ACK) == TcpFlag.SYN.bit();
    }

    /**
     * Tells whether a request for a connection was answered by this side.
     *
     * @return whether both bits of SYN-ACK (18) are set
     */
    public boolean isSynAck() {
        return (bits & SYN_ACK) == SYN_ACK;
    }

    /** Compares by number. */
    @Override
    public int compareTo(TcpFlags other) {
        return Integer.compare(bits, other.bits);
    }

    /**
     * Returns the names from the lowest bit on, joined by {@code |}; unnamed bits in hexadecimal at the end; or {@code
     * NONE}.
     */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (TcpFlag flag : FLAGS) {
            if (has(flag)) {
                text.append(text.length() == 0 ? "" : "|").append(flag);
            }
        }
        int unnamed = bits & ~NAMED;
        if (unnamed != 0) {
            text.append(text.length() == 0 ? "" : "|").append(HEX).append(Integer.toHexString(unnamed));
        }
        return text.length() == 0 ? NONE : text.toString();
    }
}
