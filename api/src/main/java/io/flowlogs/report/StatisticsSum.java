package io.flowlogs.report;

import io.flowlogs.query.ScanStatistics;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Adds up what two scans say: what was read twice counts twice. */
final class StatisticsSum {
    private StatisticsSum() {}

    static ScanStatistics of(ScanStatistics one, ScanStatistics other) {
        return new ScanStatistics(
                one.splitsPlanned() + other.splitsPlanned(),
                one.splitsRead() + other.splitsRead(),
                one.splitsFailed() + other.splitsFailed(),
                one.bytesRead() + other.bytesRead(),
                one.bytesDecoded() + other.bytesDecoded(),
                one.lines() + other.lines(),
                one.records() + other.records(),
                one.matched() + other.matched(),
                one.malformed() + other.malformed(),
                one.noData() + other.noData(),
                one.skipData() + other.skipData(),
                both(one.noDataWindows(), other.noDataWindows()),
                both(one.skipDataWindows(), other.skipDataWindows()),
                one.undated() + other.undated(),
                chosen(one.firstRecordTime(), other.firstRecordTime(), BinaryOperator.minBy(Comparator.naturalOrder())),
                chosen(one.lastRecordTime(), other.lastRecordTime(), BinaryOperator.maxBy(Comparator.naturalOrder())),
                added(one.skipped(), other.skipped()),
                added(one.measures(), other.measures()));
    }

    private static <T> List<T> both(List<T> one, List<T> other) {
        return Stream.concat(one.stream(), other.stream()).distinct().toList();
    }

    private static @Nullable Instant chosen(
            @Nullable Instant one, @Nullable Instant other, BinaryOperator<Instant> choice) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return choice.apply(one, other);
    }

    private static Map<String, Long> added(Map<String, Long> one, Map<String, Long> other) {
        Map<String, Long> sum = new TreeMap<>(one);
        other.forEach((name, number) -> sum.merge(name, number, Long::sum));
        return sum;
    }
}
