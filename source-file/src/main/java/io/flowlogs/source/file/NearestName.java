package io.flowlogs.source.file;

import org.jspecify.annotations.Nullable;

/** Finds the name that differs least from a mistyped one. */
final class NearestName {
    private static final int LONGEST = 100;

    private final String wanted;
    private final int allowed;
    private @Nullable String best;
    private int bestDistance;

    NearestName(String wanted) {
        this.wanted = wanted;
        this.allowed = wanted.length() < 4 ? 1 : Math.max(2, wanted.length() / 3);
        this.bestDistance = allowed + 1;
    }

    void compare(String name) {
        boolean comparable = name.length() <= LONGEST
                && wanted.length() <= LONGEST
                && Math.abs(name.length() - wanted.length()) <= allowed;
        if (!comparable) {
            return;
        }
        int distance = distance(name);
        boolean first = distance == bestDistance && best != null && name.compareTo(best) < 0;
        if (distance < bestDistance || first) {
            best = name;
            bestDistance = distance;
        }
    }

    @Nullable
    String best() {
        return best;
    }

    /** How many characters have to be put in, taken out or changed; with one row of the usual table. */
    private int distance(String name) {
        int[] row = new int[name.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= wanted.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int changed = diagonal + (same(wanted.charAt(i - 1), name.charAt(j - 1)) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[name.length()];
    }

    private static boolean same(char a, char b) {
        return Character.toLowerCase(a) == Character.toLowerCase(b);
    }
}
