package io.flowlogs.source.cloudwatch;

import java.util.HashSet;
import java.util.Set;

/**
 * The ids of the events met last, in bounded memory: two generations of them, of which the older is forgotten when the younger is full. Events come
 * again with a token that comes again, hence soon or never.
 */
final class RecentIds {
    private final int generation;
    private Set<String> younger = new HashSet<>();
    private Set<String> older = Set.of();

    /** Remembers at least as many ids as this, and at most twice as many. */
    RecentIds(int generation) {
        this.generation = generation;
    }

    /** Tells whether an id was not met of late, and remembers it. */
    boolean add(String id) {
        if (older.contains(id) || !younger.add(id)) {
            return false;
        }
        if (younger.size() == generation) {
            older = younger;
            younger = new HashSet<>();
        }
        return true;
    }
}
