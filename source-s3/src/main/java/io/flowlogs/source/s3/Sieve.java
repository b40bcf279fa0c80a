package io.flowlogs.source.s3;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Decides which folders and objects are read for one question.
 *
 * @param rules what the user wants of the bucket
 * @param horizon what the window leaves
 * @param regions the Regions that the filter leaves, or null for all
 */
record Sieve(ReadingRules rules, Horizon horizon, @Nullable Set<String> regions) {
    private static final Set<String> MARKERS = Set.of("aws-logs-write-test", "_SUCCESS", "_temporary");
    private static final String[] MARKER_ENDINGS = {".csv.metadata", ".crc", ".md"};

    /** What may be left out, a sentence for each part of the question that has to do with it. */
    List<String> reasons() {
        List<String> reasons = new ArrayList<>();
        if (horizon.from() != Long.MIN_VALUE || horizon.to() != Long.MAX_VALUE) {
            reasons.add("The window leaves out folders and names dated outside " + horizon.range()
                    + ", with a slack of " + rules.slack().toMinutes() + "m, and objects written before.");
        }
        if (regions != null) {
            reasons.add("The filter leaves out folders and names of Regions other than " + sorted(regions) + ".");
        }
        add(reasons, "include-accounts", rules.accounts());
        add(reasons, "include-regions", rules.regions());
        add(reasons, "include-flow-logs", rules.flowLogs());
        return reasons;
    }

    private static void add(List<String> reasons, String option, Set<String> wanted) {
        if (!wanted.isEmpty()) {
            reasons.add("The option " + option + " leaves out all but " + sorted(wanted) + ".");
        }
    }

    private static String sorted(Set<String> names) {
        return names.isEmpty() ? "none" : String.join(", ", new TreeSet<>(names));
    }

    /** Why nothing below a folder is read, or null when something may be. */
    @Nullable
    String against(Place place) {
        if (place.is(Place.Level.OTHER_SERVICE)) {
            return SkipCounts.OTHER_SERVICE;
        }
        String owner = against(place.account(), place.region());
        if (owner != null) {
            return owner;
        }
        return horizon.has(place) ? null : SkipCounts.FOLDER_OUTSIDE;
    }

    private @Nullable String against(@Nullable String account, @Nullable String region) {
        if (account != null && !isWanted(account, rules.accounts())) {
            return SkipCounts.ACCOUNT;
        }
        if (region != null && !isWanted(region, rules.regions())) {
            return SkipCounts.REGION;
        }
        boolean filtered = region != null && regions != null && !regions.contains(region);
        return filtered ? SkipCounts.FILTERED_REGION : null;
    }

    private static boolean isWanted(String name, Set<String> wanted) {
        return wanted.isEmpty() || wanted.contains(name);
    }

    /** Why an object is not read, or null when it is. */
    @Nullable
    String against(StoredObject object, @Nullable AwsName name, Place place) {
        String mark = mark(object);
        if (mark != null) {
            return mark;
        }
        String folder = against(place);
        if (folder != null) {
            return folder.equals(SkipCounts.FOLDER_OUTSIDE) ? SkipCounts.OUTSIDE : folder;
        }
        String owner = name == null ? null : against(name.account(), name.region());
        if (owner == null) {
            owner = unnamed(name, place);
        }
        return owner == null ? againstTime(object, name) : owner;
    }

    private @Nullable String againstTime(StoredObject object, @Nullable AwsName name) {
        if (name != null && !horizon.hasName(name.second())) {
            return SkipCounts.OUTSIDE;
        }
        return horizon.hasWritten(object) ? null : SkipCounts.WRITTEN_BEFORE;
    }

    /** Who asks for some accounts does not want what may be of others. */
    private @Nullable String unnamed(@Nullable AwsName name, Place place) {
        if (name == null && place.account() == null && !rules.accounts().isEmpty()) {
            return SkipCounts.ACCOUNT;
        } else if (name == null && place.region() == null && !rules.regions().isEmpty()) {
            return SkipCounts.REGION;
        }
        boolean otherLog = !rules.flowLogs().isEmpty()
                && (name == null || !rules.flowLogs().contains(name.flowLog()));
        return otherLog ? SkipCounts.FLOW_LOG : null;
    }

    private static @Nullable String mark(StoredObject object) {
        String name = object.name();
        if (name.isEmpty()) {
            return SkipCounts.FOLDER_MARK;
        } else if (isMarker(name)) {
            return SkipCounts.MARKER;
        }
        return name.startsWith(".") ? SkipCounts.HIDDEN : null;
    }

    private static boolean isMarker(String name) {
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
}
