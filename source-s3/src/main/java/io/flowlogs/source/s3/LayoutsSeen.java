package io.flowlogs.source.s3;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Tells from the keys of objects, as they are listed, how they are laid out. Used by one thread. */
final class LayoutsSeen {
    private final Map<String, Long> layouts = new TreeMap<>();
    private final Map<String, Long> endings = new TreeMap<>();
    private String folder = "";
    private Place place = Place.ROOT;

    void add(StoredObject object) {
        if (!object.folder().equals(folder)) {
            folder = object.folder();
            place = Place.ROOT.at(folder);
        }
        layouts.merge(layout(object), 1L, Long::sum);
        endings.merge(ending(object.key()), 1L, Long::sum);
    }

    private String layout(StoredObject object) {
        if (place.stamp() == null) {
            return AwsName.parse(object.name()) == null ? "no layout that is known" : "AWS's names in other folders";
        }
        String parts = place.is(Place.Level.HOUR) ? "by hours" : "by days";
        String hive = folder.contains("/year=") || folder.startsWith("year=") ? ", for Hive" : "";
        return (place.byAws() ? "AWS's layout " : "folders of other times ") + parts + hive;
    }

    private static String ending(String key) {
        if (key.endsWith(".gz")) {
            return ".gz";
        }
        return key.endsWith(".parquet") ? ".parquet" : "other endings";
    }

    /** What there is of each, or nothing when no object was seen. */
    String text() {
        return layouts.isEmpty() ? "no object for this question" : counted(layouts) + "; " + counted(endings);
    }

    private static String counted(Map<String, Long> counts) {
        return counts.entrySet().stream()
                .map(count -> count.getKey() + ": " + count.getValue())
                .collect(Collectors.joining(", "));
    }
}
