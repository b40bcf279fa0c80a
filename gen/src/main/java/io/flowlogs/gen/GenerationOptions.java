package io.flowlogs.gen;

import java.util.List;

/**
 * Everything that decides what is generated. Immutable; the same values give the same text. Made by {@link #builder()}.
 *
 * <p>Shares are in permille (0 to 1000, fractions allowed) and count records.
 */
public final class GenerationOptions {
    private final Builder values;
    private final List<String> fields;

    private GenerationOptions(Builder values, List<String> fields) {
        this.values = values;
        this.fields = fields;
    }

    /**
     * A builder with the defaults named at its methods.
     *
     * @return a new builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * A builder that starts from these options.
     *
     * @return a new builder
     */
    public Builder toBuilder() {
        return new Builder(values);
    }

    /**
     * The number of records, header lines not counted.
     *
     * @return zero or more
     */
    public long lines() {
        return values.lines;
    }

    /**
     * The seed.
     *
     * @return any number
     */
    public long seed() {
        return values.seed;
    }

    /**
     * The fields of a record in order, as AWS names them.
     *
     * @return an unmodifiable list, never empty
     */
    public List<String> fields() {
        return fields;
    }

    /**
     * The chance that an accepted record starts a new flow; it drives the number of distinct 5-tuples.
     *
     * @return permille
     */
    public double newFlowPermille() {
        return values.newFlowPermille;
    }

    /**
     * The share of REJECT.
     *
     * @return permille
     */
    public double rejectPermille() {
        return values.rejectPermille;
    }

    /**
     * The share of NODATA.
     *
     * @return permille
     */
    public double noDataPermille() {
        return values.noDataPermille;
    }

    /**
     * The share of SKIPDATA.
     *
     * @return permille
     */
    public double skipDataPermille() {
        return values.skipDataPermille;
    }

    /**
     * The share of IPv6 among new flows.
     *
     * @return permille
     */
    public double ipv6Permille() {
        return values.ipv6Permille;
    }

    /**
     * The begin of the first window.
     *
     * @return epoch seconds
     */
    public long startEpochSecond() {
        return values.startEpochSecond;
    }

    /**
     * The number of one-minute windows the records are spread over evenly.
     *
     * @return at least 1
     */
    public long windows() {
        long perMinute = values.recordsPerMinute;
        return perMinute == 0 ? values.windows : Math.max(1, (values.lines + perMinute - 1) / perMinute);
    }

    /**
     * Whether text carriers begin with the field names.
     *
     * @return true for a header line in every file
     */
    public boolean header() {
        return values.header;
    }

    /**
     * How lines end.
     *
     * @return the line ending
     */
    public LineEnding lineEnding() {
        return values.lineEnding;
    }

    /**
     * Whether {@code start} and {@code end} are written in milliseconds.
     *
     * @return true for milliseconds, false for seconds
     */
    public boolean millisecondTimestamps() {
        return values.millisecondTimestamps;
    }

    /**
     * The number of accounts, each with one VPC and one flow log.
     *
     * @return at least 1
     */
    public int accounts() {
        return values.accounts;
    }

    /**
     * The number of network interfaces; the first ones are the busiest.
     *
     * @return at least 1
     */
    public int interfaces() {
        return values.interfaces;
    }

    /**
     * The number of IPv4 addresses outside.
     *
     * @return at least 1
     */
    public int externalAddresses() {
        return values.externalAddresses;
    }

    /**
     * The address that occurs rarely, for search tests.
     *
     * @return IPv4 text
     */
    public String needle() {
        return values.needle;
    }

    /**
     * How often the needle occurs: in each record whose number, from 1, is a multiple of this.
     *
     * @return a distance in records; 0 for never
     */
    public long needleEvery() {
        return values.needleEvery;
    }

    /**
     * An address whose text is much like the needle's, so that a sloppy search finds too much.
     *
     * @return IPv4 text
     */
    public String decoy() {
        return values.decoy;
    }

    /**
     * How often the decoy occurs; the needle wins where both are due.
     *
     * @return a distance in records; 0 for never
     */
    public long decoyEvery() {
        return values.decoyEvery;
    }

    /**
     * What the ledger keeps.
     *
     * @return the detail
     */
    public LedgerDetail ledgerDetail() {
        return values.ledgerDetail;
    }

    /**
     * The effort of compression.
     *
     * @return 1 (fast) to 9 (small)
     */
    public int gzipLevel() {
        return values.gzipLevel;
    }

    /** Collects options; {@link #build()} checks them. Not safe for use by several threads. */
    public static final class Builder {
        private static final int MOST_FIELDS = 1000;
        private static final long MOST_WINDOWS = 10_000_000;
        /** So that every time stays within four-digit years. */
        private static final long LATEST_START = 250_000_000_000L;

        private long lines = 100_000;
        private long seed = 42;
        private List<String> fields = FieldLists.DEFAULT;
        private double newFlowPermille = 120;
        private double rejectPermille = 50;
        private double noDataPermille = 10;
        private double skipDataPermille = 0.5;
        private double ipv6Permille = 30;
        private long startEpochSecond = 1_717_200_000L;
        private long windows = 320;
        private long recordsPerMinute;
        private boolean header = true;
        private LineEnding lineEnding = LineEnding.LF;
        private boolean millisecondTimestamps;
        private int accounts = 1;
        private int interfaces = 200;
        private int externalAddresses = 50_000;
        private String needle = "203.0.113.77";
        private long needleEvery = 400_003;
        private String decoy = "203.0.113.7";
        private long decoyEvery = 100_003;
        private LedgerDetail ledgerDetail = LedgerDetail.TOTALS;
        private int gzipLevel = 6;

        private Builder() {}

        private Builder(Builder from) {
            lines = from.lines;
            seed = from.seed;
            fields = from.fields;
            newFlowPermille = from.newFlowPermille;
            rejectPermille = from.rejectPermille;
            noDataPermille = from.noDataPermille;
            skipDataPermille = from.skipDataPermille;
            ipv6Permille = from.ipv6Permille;
            startEpochSecond = from.startEpochSecond;
            windows = from.windows;
            recordsPerMinute = from.recordsPerMinute;
            header = from.header;
            lineEnding = from.lineEnding;
            millisecondTimestamps = from.millisecondTimestamps;
            accounts = from.accounts;
            interfaces = from.interfaces;
            externalAddresses = from.externalAddresses;
            needle = from.needle;
            needleEvery = from.needleEvery;
            decoy = from.decoy;
            decoyEvery = from.decoyEvery;
            ledgerDetail = from.ledgerDetail;
            gzipLevel = from.gzipLevel;
        }

        /**
         * Sets the number of records; 100,000 by default.
         *
         * @param count zero or more
         * @return this builder
         */
        public Builder lines(long count) {
            lines = count;
            return this;
        }

        /**
         * Sets the seed; 42 by default.
         *
         * @param value any number
         * @return this builder
         */
        public Builder seed(long value) {
            seed = value;
            return this;
        }

        /**
         * Sets the fields; {@link FieldLists#DEFAULT} by default. A name AWS does not document becomes a text field. A
         * Transit Gateway field among them makes it a Transit Gateway flow log.
         *
         * @param names 1 to 1,000 different names of letters, digits, hyphens and underscores
         * @return this builder
         */
        public Builder fields(List<String> names) {
            fields = List.copyOf(names);
            return this;
        }

        /**
         * Sets the fields from one text such as {@code "${version} ${srcaddr}"} or a header line; underscores are taken
         * for hyphens where that gives a name AWS documents.
         *
         * @param format names separated by blanks, each with or without <code>${}</code>
         * @return this builder
         */
        public Builder format(String format) {
            return fields(FieldLists.parse(format));
        }

        /**
         * Sets the chance that an accepted record starts a new flow; 120 by default. Of 10 million records, 120 gives about
         * 2.5 million distinct 5-tuples and 800 about 8.8 million.
         *
         * @param permille from 0 to 1000
         * @return this builder
         */
        public Builder newFlowPermille(double permille) {
            newFlowPermille = permille;
            return this;
        }

        /**
         * Sets the share of REJECT; 50 by default.
         *
         * @param permille from 0 to 1000
         * @return this builder
         */
        public Builder rejectPermille(double permille) {
            rejectPermille = permille;
            return this;
        }

        /**
         * Sets the share of NODATA; 10 by default.
         *
         * @param permille from 0 to 1000
         * @return this builder
         */
        public Builder noDataPermille(double permille) {
            noDataPermille = permille;
            return this;
        }

        /**
         * Sets the share of SKIPDATA; 0.5 by default.
         *
         * @param permille from 0 to 1000
         * @return this builder
         */
        public Builder skipDataPermille(double permille) {
            skipDataPermille = permille;
            return this;
        }

        /**
         * Sets the share of IPv6 among new flows; 30 by default.
         *
         * @param permille from 0 to 1000
         * @return this builder
         */
        public Builder ipv6Permille(double permille) {
            ipv6Permille = permille;
            return this;
        }

        /**
         * Sets the begin of the first window; 1717200000 (2024-06-01T00:00:00Z) by default.
         *
         * @param epochSecond seconds since 1970, from 0 to 250,000,000,000 (the year 9892)
         * @return this builder
         */
        public Builder startEpochSecond(long epochSecond) {
            startEpochSecond = epochSecond;
            return this;
        }

        /**
         * Spreads the records evenly over so many one-minute windows; 320 by default. Undoes {@link #recordsPerMinute(long)}.
         *
         * @param count from 1 to 10,000,000
         * @return this builder
         */
        public Builder windows(long count) {
            windows = count;
            recordsPerMinute = 0;
            return this;
        }

        /**
         * Lets the number of windows follow from the number of records.
         *
         * @param count records of a window; 0 goes back to {@link #windows(long)}. At most 10,000,000 windows may follow.
         * @return this builder
         */
        public Builder recordsPerMinute(long count) {
            recordsPerMinute = count;
            return this;
        }

        /**
         * Sets whether text begins with a header line; true by default. Carriers that never have one ignore it; CSV always
         * has one.
         *
         * @param wanted true for a header
         * @return this builder
         */
        public Builder header(boolean wanted) {
            header = wanted;
            return this;
        }

        /**
         * Sets how lines end; {@link LineEnding#LF} by default.
         *
         * @param ending the line ending
         * @return this builder
         */
        public Builder lineEnding(LineEnding ending) {
            lineEnding = ending;
            return this;
        }

        /**
         * Sets whether {@code start} and {@code end} are in milliseconds, as was once seen; false by default.
         *
         * @param wanted true for milliseconds
         * @return this builder
         */
        public Builder millisecondTimestamps(boolean wanted) {
            millisecondTimestamps = wanted;
            return this;
        }

        /**
         * Sets the number of accounts; 1 by default.
         *
         * @param count from 1 to 100
         * @return this builder
         */
        public Builder accounts(int count) {
            accounts = count;
            return this;
        }

        /**
         * Sets the number of network interfaces; 200 by default.
         *
         * @param count from 1 to 4,000
         * @return this builder
         */
        public Builder interfaces(int count) {
            interfaces = count;
            return this;
        }

        /**
         * Sets the number of IPv4 addresses outside; 50,000 by default.
         *
         * @param count from 1 to 65,535
         * @return this builder
         */
        public Builder externalAddresses(int count) {
            externalAddresses = count;
            return this;
        }

        /**
         * Sets the address that occurs rarely; {@code 203.0.113.77} in every 400,003rd record by default.
         *
         * @param ipv4 dotted decimal text
         * @param every a distance in records; 0 for never
         * @return this builder
         */
        public Builder needle(String ipv4, long every) {
            needle = ipv4;
            needleEvery = every;
            return this;
        }

        /**
         * Sets the address that looks like the needle; {@code 203.0.113.7} in every 100,003rd record by default.
         *
         * @param ipv4 dotted decimal text
         * @param every a distance in records; 0 for never
         * @return this builder
         */
        public Builder decoy(String ipv4, long every) {
            decoy = ipv4;
            decoyEvery = every;
            return this;
        }

        /**
         * Sets what the ledger keeps; {@link LedgerDetail#TOTALS} by default.
         *
         * @param detail the detail
         * @return this builder
         */
        public Builder ledgerDetail(LedgerDetail detail) {
            ledgerDetail = detail;
            return this;
        }

        /**
         * Sets the effort of compression; 6 by default.
         *
         * @param level 1 (fast) to 9 (small)
         * @return this builder
         */
        public Builder gzipLevel(int level) {
            gzipLevel = level;
            return this;
        }

        /**
         * Checks the options.
         *
         * @return immutable options
         * @throws IllegalArgumentException if one is outside its range; the message names all that are
         */
        public GenerationOptions build() {
            OptionProblems problems = new OptionProblems();
            checkNumbers(problems);
            checkShares(problems);
            checkTexts(problems);
            problems.throwIfAny();
            GenerationOptions options = new GenerationOptions(new Builder(this), fields);
            problems.range("windows", options.windows(), 1, MOST_WINDOWS);
            problems.throwIfAny();
            return options;
        }

        private void checkNumbers(OptionProblems problems) {
            problems.range("lines", lines, 0, Long.MAX_VALUE / 1000);
            problems.range("start", startEpochSecond, 0, LATEST_START);
            problems.range("windows", windows, 1, MOST_WINDOWS);
            problems.range("records per minute", recordsPerMinute, 0, Long.MAX_VALUE / 1000);
            problems.range("accounts", accounts, 1, 100);
            problems.range("interfaces", interfaces, 1, 4_000);
            problems.range("external addresses", externalAddresses, 1, 65_535);
            problems.range("needle distance", needleEvery, 0, Long.MAX_VALUE);
            problems.range("decoy distance", decoyEvery, 0, Long.MAX_VALUE);
            problems.range("gzip level", gzipLevel, 1, 9);
        }

        private void checkShares(OptionProblems problems) {
            problems.share("new flows", newFlowPermille);
            problems.share("REJECT", rejectPermille);
            problems.share("NODATA", noDataPermille);
            problems.share("SKIPDATA", skipDataPermille);
            problems.share("IPv6", ipv6Permille);
            problems.share("REJECT, NODATA and SKIPDATA together", rejectPermille + noDataPermille + skipDataPermille);
        }

        private void checkTexts(OptionProblems problems) {
            problems.range("number of fields", fields.size(), 1, MOST_FIELDS);
            problems.names(fields);
            problems.ipv4("needle", needle);
            problems.ipv4("decoy", decoy);
            problems.different("decoy", decoy, needle);
        }
    }
}
