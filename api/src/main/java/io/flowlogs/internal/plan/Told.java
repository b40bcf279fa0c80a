package io.flowlogs.internal.plan;

import java.util.HashSet;
import java.util.Set;

/** What an observer was told in attempts that turned out not to be the last, so that it is not told again. Bounded. */
final class Told {
    private static final int REMEMBERED = 10_000;

    private final int remembered;
    private final Set<String> before = new HashSet<>();
    private final Set<String> now = new HashSet<>();

    Told() {
        this(REMEMBERED);
    }

    private Told(int remembered) {
        this.remembered = remembered;
    }

    /** For what is never asked again: there is nothing to be remembered. */
    static Told inOneAttempt() {
        return new Told(0);
    }

    /** Tells whether no attempt before said this, and remembers that this one does. */
    boolean isNew(String message) {
        if (now.size() < remembered) {
            now.add(message);
        }
        return !before.contains(message);
    }

    /** Begins another attempt. */
    void again() {
        before.addAll(now);
        now.clear();
    }
}
