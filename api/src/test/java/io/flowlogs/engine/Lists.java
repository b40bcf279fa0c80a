package io.flowlogs.engine;

import java.util.List;
import java.util.Objects;

/** Compares long lists and tells of the first difference only. */
final class Lists {
    private Lists() {}

    static void same(String what, List<?> expected, List<?> found) {
        int common = Math.min(expected.size(), found.size());
        for (int i = 0; i < common; i++) {
            if (!Objects.equals(expected.get(i), found.get(i))) {
                throw new AssertionError(
                        what + ": at " + i + " expected\n" + expected.get(i) + "\nfound\n" + found.get(i));
            }
        }
        if (expected.size() != found.size()) {
            List<?> longer = expected.size() > found.size() ? expected : found;
            throw new AssertionError(what + ": expected " + expected.size() + " elements, found " + found.size()
                    + "; the first that only one list has is\n" + longer.get(common));
        }
    }
}
