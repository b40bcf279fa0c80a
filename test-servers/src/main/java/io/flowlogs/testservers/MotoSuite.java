package io.flowlogs.testservers;

/** The suites of Debian that moto is taken from. */
public enum MotoSuite {
    /** What most tests should use: the version in Debian's stable suite does not change. */
    STABLE("trixie"),

    /** A newer moto, which knows {@code StartLiveTail}. It changes as Debian's development goes on. */
    LIVE_TAIL("sid");

    private final String debianName;

    MotoSuite(String debianName) {
        this.debianName = debianName;
    }

    String debianName() {
        return debianName;
    }
}
