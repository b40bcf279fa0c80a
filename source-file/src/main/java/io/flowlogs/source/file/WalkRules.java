package io.flowlogs.source.file;

import java.time.Duration;
import java.util.Set;

/** Which names in a directory are read. */
record WalkRules(boolean hiddenToo, Duration slack) {
    private static final Set<String> MARKERS = Set.of("aws-logs-write-test", "_SUCCESS", "_temporary");
    private static final String[] MARKER_ENDINGS = {".csv.metadata", ".crc", ".md"};

    /** Leavings of the desktop are marks even where hidden files are wanted, and so are notes for people. */
    static boolean isMarker(String name) {
        if (MARKERS.contains(name) || name.equals(".DS_Store")) {
            return true;
        }
        for (String ending : MARKER_ENDINGS) {
            if (name.endsWith(ending)) {
                return true;
            }
        }
        return false;
    }

    static boolean isHidden(String name) {
        return name.startsWith(".");
    }
}
