package io.flowlogs.source.s3;

import io.flowlogs.query.ExpectedTime;
import io.flowlogs.query.ExpectedUse;
import io.flowlogs.query.ReadAmount;
import io.flowlogs.source.ScanOutline;
import io.flowlogs.source.ScanOutline.Part;
import io.flowlogs.source.ScanPlan;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** What is known of objects before they are read: their keys and sizes. Used by one thread. */
final class S3Outline {
    /** From this size on, text that is not compressed is read in ranges of half of it, by several threads. */
    private static final long IN_RANGES = 16L << 20;

    private static final long REQUESTS_A_RANGE = 2;

    /** Bytes a second: a few connections within a Region, and one far away. */
    private static final long FAST = 200_000_000;

    private static final long SLOW = 5_000_000;
    private static final double FAST_REQUEST_MILLIS = 20.0 / 32;
    private static final double SLOW_REQUEST_MILLIS = 100.0 / 8;
    private static final double FAST_LIST_MILLIS = 50.0 / 16;
    private static final double SLOW_LIST_MILLIS = 300;

    private static final String TIME_BASIS =
            "200 MB/s and 20 ms for each of 32 requests at a time, down to 5 MB/s and 100 ms for"
                    + " each of 8. Parsing keeps up with that.";

    private final Iterable<Found> objects;
    private final S3Prices prices;
    private final LongSupplier lists;
    private final boolean allLists;
    private final LayoutsSeen layouts = new LayoutsSeen();
    private long archived;
    private long readable;
    private long readableBytes;
    private long rangeRequests;
    private long columnar;

    /**
     * Makes it.
     *
     * @param objects what is to be read
     * @param prices what AWS charges
     * @param lists how many requests it took to list
     * @param allLists whether those are all it takes: none was spared as its answer was known from before
     */
    S3Outline(Iterable<Found> objects, S3Prices prices, LongSupplier lists, boolean allLists) {
        this.objects = objects;
        this.prices = prices;
        this.lists = lists;
        this.allLists = allLists;
    }

    ScanOutline of(ScanPlan plan, Supplier<String> owners, List<String> pushedDown) {
        return ScanOutline.of(plan)
                .withParts(this::parts)
                .withLayout(() -> layouts.text() + owners.get())
                .withPushedDown(pushedDown)
                .withUses(amount -> uses())
                .withTime(this::time);
    }

    private Iterator<Part> parts() {
        return StreamSupport.stream(objects.spliterator(), false)
                .map(this::part)
                .iterator();
    }

    private Part part(Found found) {
        StoredObject object = found.object();
        layouts.add(object);
        if (object.isArchived()) {
            archived++;
        } else {
            readable++;
            readableBytes += object.size();
            addRanges(object);
        }
        return new Part(day(found.time()), OptionalLong.of(object.size()));
    }

    private void addRanges(StoredObject object) {
        if (object.key().endsWith(".parquet")) {
            columnar++;
        } else if (!object.key().endsWith(".gz") && object.size() >= IN_RANGES) {
            rangeRequests += REQUESTS_A_RANGE * (1 + object.size() / (IN_RANGES / 2));
        }
    }

    private static @Nullable LocalDate day(long time) {
        return time == Stretch.NO_TIME ? null : LocalDate.ofInstant(Instant.ofEpochSecond(time), ZoneOffset.UTC);
    }

    private List<ExpectedUse> uses() {
        long listed = lists.getAsLong();
        OptionalLong mostLists = allLists ? OptionalLong.of(listed) : OptionalLong.empty();
        OptionalLong mostGets = columnar > 0 ? OptionalLong.empty() : OptionalLong.of(readable + rangeRequests);
        return List.of(
                ExpectedUse.at(
                        "s3:ListObjectsV2", ExpectedUse.REQUESTS, listed, mostLists, prices.ofList(), listBasis()),
                ExpectedUse.at("s3:GetObject", ExpectedUse.REQUESTS, readable, mostGets, prices.ofGet(), getBasis()),
                new ExpectedUse(
                        "transfer",
                        ExpectedUse.BYTES,
                        columnar > 0 ? 0 : readableBytes,
                        OptionalLong.of(readableBytes),
                        0,
                        OptionalDouble.of(prices.ofBytes(readableBytes)),
                        prices.transferBasis()));
    }

    private String listBasis() {
        String counted = allLists ? "as it took to say this; " : "besides lists that are kept from before; ";
        return counted + prices.listBasis();
    }

    private String getBasis() {
        String spared = archived > 0 ? "; " + archived + " archived objects are not asked for" : "";
        return "repetitions not counted; " + prices.getBasis() + spared;
    }

    private ExpectedTime time(ReadAmount amount) {
        long listed = lists.getAsLong();
        double least = readable * FAST_REQUEST_MILLIS + listed * FAST_LIST_MILLIS;
        double most = (readable + rangeRequests) * SLOW_REQUEST_MILLIS + listed * SLOW_LIST_MILLIS;
        return new ExpectedTime(
                millis(least + 1000.0 * readableBytes / FAST),
                millis(most + 1000.0 * readableBytes / SLOW),
                TIME_BASIS);
    }

    private static Duration millis(double millis) {
        return Duration.ofMillis((long) Math.ceil(millis));
    }
}
