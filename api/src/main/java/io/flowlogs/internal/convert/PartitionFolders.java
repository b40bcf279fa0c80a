package io.flowlogs.internal.convert;

import io.flowlogs.convert.Partition;
import io.flowlogs.record.FlowField;
import io.flowlogs.record.FlowFields;
import io.flowlogs.record.FlowRecord;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/** Names the folder of a record. Its parts are data: what a file system could act upon is encoded. */
final class PartitionFolders {
    /** What Hive, and so Athena and DuckDB, take for a partition without a value. */
    static final String NONE = "__HIVE_DEFAULT_PARTITION__";

    private static final long DAY_SECONDS = 86_400;
    private static final long HOUR_SECONDS = 3600;
    private static final long LAST_SECOND = LocalDate.of(10_000, 1, 1).toEpochDay() * DAY_SECONDS - 1;

    private final List<Partition> partitions;
    private long lastDay = Long.MIN_VALUE;
    private String lastDayFolder = "";

    PartitionFolders(List<Partition> partitions) {
        this.partitions = partitions;
    }

    /** Returns the folder with a slash at its end; nothing where there are no partitions. */
    String of(FlowRecord flowRecord) {
        StringBuilder path = new StringBuilder();
        for (Partition partition : partitions) {
            path.append(folder(partition, flowRecord)).append('/');
        }
        return path.toString();
    }

    private String folder(Partition partition, FlowRecord flowRecord) {
        return switch (partition) {
            case DAY -> day(RecordStart.of(flowRecord));
            case HOUR -> hour(RecordStart.of(flowRecord));
            case ACCOUNT -> "aws-account-id=" + value(FlowFields.ACCOUNT_ID, flowRecord);
            case REGION -> "aws-region=" + value(FlowFields.REGION, flowRecord);
        };
    }

    private String day(long second) {
        if (second < 0 || second > LAST_SECOND) {
            return "year=" + NONE + "/month=" + NONE + "/day=" + NONE;
        }
        long day = second / DAY_SECONDS;
        if (day != lastDay) {
            LocalDate date = LocalDate.ofEpochDay(day);
            lastDay = day;
            lastDayFolder = String.format(
                    Locale.ROOT,
                    "year=%04d/month=%02d/day=%02d",
                    date.getYear(),
                    date.getMonthValue(),
                    date.getDayOfMonth());
        }
        return lastDayFolder;
    }

    private String hour(long second) {
        long hour = second % DAY_SECONDS / HOUR_SECONDS;
        boolean known = second >= 0 && second <= LAST_SECOND;
        return day(second) + "/hour=" + (known ? (hour < 10 ? "0" : "") + hour : NONE);
    }

    private static String value(FlowField<String> field, FlowRecord flowRecord) {
        String text = flowRecord.get(field);
        return text == null ? NONE : FolderText.of(text);
    }
}
