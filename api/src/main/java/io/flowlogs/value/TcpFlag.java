package io.flowlogs.value;

/** One flag of a TCP header, in the order of their bits. */
public enum TcpFlag {
    /** The sender is done: bit 1. */
    FIN(1, 'F'),
    /** Opens a connection: bit 2. */
    SYN(2, 'S'),
    /** Breaks a connection off: bit 4. */
    RST(4, 'R'),
    /** Asks for delivery at once: bit 8. */
    PSH(8, 'P'),
    /** Acknowledges: bit 16. */
    ACK(16, 'A'),
    /** Marks urgent data: bit 32. */
    URG(32, 'U'),
    /** Echoes a notice of congestion: bit 64. */
    ECE(64, 'E'),
    /** Tells that the sender slowed down: bit 128. */
    CWR(128, 'C');

    private final int bit;
    private final char letter;

    TcpFlag(int bit, char letter) {
        this.bit = bit;
        this.letter = letter;
    }

    /**
     * Returns the flag as it stands in a {@code tcp-flags} field.
     *
     * @return a number with one bit set
     */
    public int bit() {
        return bit;
    }

    /**
     * Returns the customary one-letter form.
     *
     * @return the first letter of the name
     */
    public char letter() {
        return letter;
    }
}
