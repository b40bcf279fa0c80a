package io.flowlogs.source.s3;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;

/** Keys as AWS makes them, and what is under them. */
final class Keys {
    static final String HEADER = "account-id region srcaddr start end action";
    private static final long SLOT = 300;

    private Keys() {}

    private static String format(String pattern, long second) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT)
                .withZone(ZoneOffset.UTC)
                .format(Instant.ofEpochSecond(second));
    }

    static String days(long second) {
        return format("uuuu/MM/dd/", second);
    }

    static String hours(long second) {
        return format("uuuu/MM/dd/HH/", second);
    }

    static String hiveDays(long second) {
        return format("'year='uuuu/'month='MM/'day='dd/", second);
    }

    static String hiveHours(long second) {
        return format("'year='uuuu/'month='MM/'day='dd/'hour='HH/", second);
    }

    static String plain(String account, String region) {
        return "AWSLogs/" + account + "/vpcflowlogs/" + region + "/";
    }

    static String hive(String account, String region, String service) {
        return "AWSLogs/aws-account-id=" + account + "/" + service + "=vpcflowlogs/aws-region=" + region + "/";
    }

    /** The name of the file of the five minutes in which a second lies. */
    static String name(String account, String region, String flowLog, long second) {
        long slot = Math.floorDiv(second, SLOT) * SLOT;
        return account + "_vpcflowlogs_" + region + "_" + flowLog + "_" + format("uuuuMMdd'T'HHmm'Z'", slot) + "_"
                + Long.toHexString(0xfe00_0000L + slot % 100_000) + ".log.gz";
    }

    static String firehoseName(long second) {
        return format("'flow-stream-1-'uuuu-MM-dd-HH-mm-ss", second) + "-1f2e3d4c-0000-4000-8000-"
                + Long.toHexString(0xa000_0000_0000L + second % 1000);
    }

    static String record(String account, String region, int number, long start, long end) {
        return account + " " + region + " 10." + (number >> 16 & 255) + "." + (number >> 8 & 255) + "." + (number & 255)
                + " " + start + " " + end + (number % 3 == 0 ? " REJECT" : " ACCEPT");
    }

    static byte[] gzip(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
