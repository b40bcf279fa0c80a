package io.flowlogs.cli.reader;

import java.util.List;

/** The options of <code>flowlogs_reader</code>. */
public enum ReaderOption {
    /** Kind of location. */
    LOCATION_TYPE("--location-type"),
    /** Region of AWS. */
    REGION("--region"),
    /** Begin of the window. */
    START_TIME("--start-time", "-s"),
    /** End of the window. */
    END_TIME("--end-time", "-e"),
    /** How these two are written. */
    TIME_FORMAT("--time-format"),
    /** Format of the events of a log group. */
    FIELDS("--fields"),
    /** Filter pattern for a log group. */
    FILTER_PATTERN("--filter-pattern"),
    /** Accounts in a bucket. */
    INCLUDE_ACCOUNTS("--include-accounts"),
    /** Regions in a bucket. */
    INCLUDE_REGIONS("--include-regions"),
    /** Profile of AWS's configuration. */
    PROFILE("--profile"),
    /** Role to assume. */
    ROLE_ARN("--role-arn"),
    /** External id of the role. */
    EXTERNAL_ID("--external-id"),
    /** Number of threads; its second name is the one that the original's own instructions have. */
    THREAD_COUNT("--thread-count", "--thread_count"),
    /** Ours: correct what the original gets wrong, though it prints something else then. */
    NO_COMPAT(false, "--no-compat"),
    /** Shows the help. */
    HELP(false, "--help", "-h"),
    /** Ours: shows the version. */
    VERSION(false, "--version", "-V");

    private final boolean takesValue;

    @SuppressWarnings("ImmutableEnumChecker") // Is a copy.
    private final List<String> names;

    ReaderOption(String... names) {
        this(true, names);
    }

    ReaderOption(boolean takesValue, String... names) {
        this.takesValue = takesValue;
        this.names = List.of(names);
    }

    boolean takesValue() {
        return takesValue;
    }

    /**
     * Returns how it is written.
     *
     * @return all of its names, the usual one first
     */
    public List<String> names() {
        return names;
    }

    /**
     * Returns how it is usually written.
     *
     * @return such as <code>--region</code>
     */
    public String longName() {
        return names.get(0);
    }
}
