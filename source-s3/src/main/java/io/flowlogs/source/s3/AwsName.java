package io.flowlogs.source.s3;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a name says that AWS gives to the objects it delivers:
 * <code>123456789012_vpcflowlogs_us-east-1_fl-1234abcd_20180620T1620Z_fe123456.log.gz</code>. Immutable.
 *
 * @param account the account of the flow log
 * @param region the Region of the flow log
 * @param flowLog the id of the flow log
 * @param second the time in the name, in seconds since 1970
 * @param family the name up to its time
 */
record AwsName(String account, String region, String flowLog, long second, String family) {
    private static final Pattern NAME =
            Pattern.compile("((\\d{12})_vpcflowlogs_([a-z0-9-]+)_(fl-[0-9a-f]+)_)(\\d{8}T\\d{4})Z_[0-9A-Za-z]+"
                    + "\\.log(?:\\.gz|\\.parquet)?");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmm", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);

    /** Reads a name, without folders; null when it is of another kind, or its time is none. */
    static @Nullable AwsName parse(String name) {
        Matcher parts = NAME.matcher(name);
        if (!parts.matches()) {
            return null;
        }
        try {
            long second = LocalDateTime.parse(parts.group(5), TIME).toEpochSecond(ZoneOffset.UTC);
            return new AwsName(parts.group(2), parts.group(3), parts.group(4), second, parts.group(1));
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** What all names of the same flow log from some time on are greater than. */
    String familyFrom(long from) {
        return family + TIME.format(LocalDateTime.ofEpochSecond(from, 0, ZoneOffset.UTC));
    }

    /** What all names of the same flow log are less than. */
    String familyEnd() {
        return family + "~";
    }
}
