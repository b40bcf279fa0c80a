package io.flowlogs.convert;

import java.util.Locale;

/**
 * What divides written files into folders, named as AWS names those of its Hive-compatible delivery. Records of which it is not
 * known are in <code>__HIVE_DEFAULT_PARTITION__</code>.
 */
public enum Partition {
    /** The day of a record's start in UTC: <code>year=2024/month=03/day=05</code>. */
    DAY,
    /** The hour of a record's start in UTC: <code>year=2024/month=03/day=05/hour=10</code>. */
    HOUR,
    /** The record's account-id: <code>aws-account-id=123456789012</code>. */
    ACCOUNT,
    /** The record's Region: <code>aws-region=eu-west-1</code>. */
    REGION;

    /**
     * Returns the word for this partition.
     *
     * @return a lower-case word
     */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
