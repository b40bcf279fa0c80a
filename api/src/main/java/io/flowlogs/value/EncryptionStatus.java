package io.flowlogs.value;

/**
 * How the traffic was encrypted in transit: the value of an {@code encryption-status} field. Open: a number not known
 * here is {@link #UNKNOWN}.
 */
public enum EncryptionStatus {
    /** 0: not encrypted, as far as AWS can tell. */
    NOT_ENCRYPTED(0, "not encrypted"),
    /** 1: encrypted by the Nitro system. */
    NITRO_ENCRYPTED(1, "encrypted by Nitro"),
    /** 2: encrypted by the application; AWS judges by port and endpoint, not by looking into packets. */
    APPLICATION_ENCRYPTED(2, "encrypted by the application"),
    /** 3: encrypted by both. */
    NITRO_AND_APPLICATION_ENCRYPTED(3, "encrypted by Nitro and by the application"),
    /** Any number AWS has not documented; the record keeps it. */
    UNKNOWN(-1, "unknown status");

    private static final EncryptionStatus[] ALL = values();

    private final int number;
    private final String description;

    EncryptionStatus(int number, String description) {
        this.number = number;
        this.description = description;
    }

    /**
     * Returns the status of AWS's number.
     *
     * @param number any number
     * @return the status, {@link #UNKNOWN} for a number outside 0 to 3
     */
    public static EncryptionStatus of(int number) {
        for (EncryptionStatus candidate : ALL) {
            if (candidate.number == number) {
                return candidate;
            }
        }
        return UNKNOWN;
    }

    /**
     * Returns AWS's number.
     *
     * @return 0 to 3, or -1 for {@link #UNKNOWN}
     */
    public int number() {
        return number;
    }

    /**
     * Says the status in a few English words.
     *
     * @return a phrase to show beside the number
     */
    public String description() {
        return description;
    }
}
