package io.flowlogs.cli.reader;

import io.flowlogs.source.Split;
import io.flowlogs.value.TimeRange;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;

/**
 * The objects of a bucket that the original reads: those whose names have a time that is in the window, in the order of their keys, which is
 * that of accounts, Regions, and days.
 *
 * @param all the splits of the source
 * @param window the window
 */
record StampedObjects(Iterable<? extends Split> all, TimeRange window) implements Iterable<Split> {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmm'Z'", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);

    @Override
    public Iterator<Split> iterator() {
        List<Split> wanted = new ArrayList<>();
        for (Split split : all) {
            if (isWanted(split.name())) {
                wanted.add(split);
            }
        }
        wanted.sort(Comparator.comparing(Split::name));
        return wanted.iterator();
    }

    /** The time stands between the last two underscores of the name. */
    private boolean isWanted(String key) {
        String name = key.substring(key.lastIndexOf('/') + 1);
        int last = name.lastIndexOf('_');
        int before = last < 0 ? -1 : name.lastIndexOf('_', last - 1);
        String stamp = last < 0 ? "" : before < 0 ? name.substring(last + 1) : name.substring(before + 1, last);
        try {
            return window.contains(LocalDateTime.parse(stamp, STAMP).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException noTime) {
            return false;
        }
    }
}
