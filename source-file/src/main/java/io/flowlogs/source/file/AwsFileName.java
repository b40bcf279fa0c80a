package io.flowlogs.source.file;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * The names AWS gives to the files it delivers:
 * <code>123456789012_vpcflowlogs_us-east-1_fl-1234abcd_20180620T1620Z_fe123456.log.gz</code>.
 */
final class AwsFileName {
    private static final Pattern NAME = Pattern.compile(
            "\\d{12}_vpcflowlogs_[a-z0-9-]+_fl-[0-9a-f]+_\\d{8}T\\d{4}Z_[0-9A-Za-z]+\\.log(?:\\.gz|\\.parquet)?");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmm", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
    private static final int TIME_LENGTH = "20180620T1620".length();

    private AwsFileName() {}

    static boolean matches(String name) {
        return NAME.matcher(name).matches();
    }

    /** Returns the time in a name, in seconds since 1970; empty when the name is another kind, or the time is none. */
    static OptionalLong epochSecond(String name) {
        if (!matches(name)) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(LocalDateTime.parse(timeText(name), TIME).toEpochSecond(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            return OptionalLong.empty();
        }
    }

    /** Returns the text of the time in a name that matches; texts are in the order of the times. */
    static String timeText(String name) {
        int end = name.lastIndexOf("Z_");
        return name.substring(end - TIME_LENGTH, end);
    }
}
