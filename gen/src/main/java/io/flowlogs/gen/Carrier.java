package io.flowlogs.gen;

/** What the flow records are wrapped in: the shapes in which saved flow logs reach a reader. */
public enum Carrier {
    /** Text, a record a line. */
    PLAIN(".log", false),
    /** The same, compressed; one gzip member. */
    GZIP(".log.gz", true),
    /**
     * The S3 delivery: a tree by account, region and day with AWS's file names. A file stamped T holds the records whose
     * {@code end} lies from T to T + 4 min 59 s. Needs a directory. Always gzip.
     */
    AWS_S3(".log.gz", true),
    /** A CloudWatch Logs export task: an ISO time in front of each line, never a header, compressed. */
    EXPORT_TASK(".gz", true),
    /**
     * CloudWatch Logs subscription envelopes: adjacent JSON documents without newlines in several gzip members, of one
     * to three documents each; some are control messages.
     */
    SUBSCRIPTION("", true),
    /** Amazon Data Firehose: one small JSON document a record, back to back without newlines. Not compressed. */
    FIREHOSE("", false),
    /** The output of {@code aws logs filter-log-events}: one JSON document. */
    FILTER_LOG_EVENTS(".json", false),
    /** The CloudWatch console's CSV download: {@code timestamp,message}. */
    CONSOLE_CSV(".csv", false),
    /** A query result of Athena: quoted values, names with underscores, an empty value for {@code -}. */
    ATHENA_CSV(".csv", false);

    private final String suffix;
    private final boolean compressed;

    Carrier(String suffix, boolean compressed) {
        this.suffix = suffix;
        this.compressed = compressed;
    }

    /**
     * How file names end.
     *
     * @return a suffix with its dot, or the empty text
     */
    public String suffix() {
        return suffix;
    }

    /**
     * Whether the bytes are gzip.
     *
     * @return true for the carriers that are always compressed
     */
    public boolean isCompressed() {
        return compressed;
    }
}
