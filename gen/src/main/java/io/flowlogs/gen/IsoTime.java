package io.flowlogs.gen;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Writes ISO 8601 times in UTC with milliseconds; a day is formatted once. */
final class IsoTime {
    private static final long MILLIS_PER_DAY = 86_400_000L;
    private static final DateTimeFormatter FILE_STAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmm'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DAY_FOLDERS =
            DateTimeFormatter.ofPattern("uuuu'/'MM'/'dd", Locale.ROOT).withZone(ZoneOffset.UTC);

    private long day = Long.MIN_VALUE;
    private byte[] dayText = new byte[0];

    void put(long epochMilli, ByteSink out) {
        long thisDay = Math.floorDiv(epochMilli, MILLIS_PER_DAY);
        if (thisDay != day) {
            day = thisDay;
            dayText = Ascii.bytes(LocalDate.ofEpochDay(thisDay) + "T");
        }
        putTimeOfDay(Math.floorMod(epochMilli, MILLIS_PER_DAY), out);
    }

    private void putTimeOfDay(long millis, ByteSink out) {
        out.put(dayText);
        out.putPadded(millis / 3_600_000, 2);
        out.put(':');
        out.putPadded(millis / 60_000 % 60, 2);
        out.put(':');
        out.putPadded(millis / 1000 % 60, 2);
        out.put('.');
        out.putPadded(millis % 1000, 3);
        out.put('Z');
    }

    /** A time as in AWS's file names. */
    static String fileStamp(long epochSecond) {
        return FILE_STAMP.format(Instant.ofEpochSecond(epochSecond));
    }

    /** A day as in AWS's folder names. */
    static String dayFolders(long epochSecond) {
        return DAY_FOLDERS.format(Instant.ofEpochSecond(epochSecond));
    }
}
