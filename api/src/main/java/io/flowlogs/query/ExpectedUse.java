package io.flowlogs.query;

import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What reading is expected to take of one thing that is counted or charged: requests of a kind, bytes transferred. Immutable.
 *
 * @param name what it is, such as <code>s3:GetObject</code>
 * @param unit what is counted: <code>requests</code> or <code>bytes</code>
 * @param least the least that is to be expected; 0 where nothing is known
 * @param most the most that is to be expected, or empty when it is not known
 * @param leastUsd what the least costs in US dollars
 * @param mostUsd what the most costs in US dollars, or empty when it is not known
 * @param basis what the numbers are based on: a sentence with assumptions and prices
 */
public record ExpectedUse(
        String name,
        String unit,
        long least,
        OptionalLong most,
        double leastUsd,
        OptionalDouble mostUsd,
        String basis) {
    /** The unit of requests. */
    public static final String REQUESTS = "requests";

    /** The unit of bytes. */
    public static final String BYTES = "bytes";

    /**
     * Makes what has one price.
     *
     * @param name what it is
     * @param unit what is counted
     * @param least the least that is to be expected
     * @param most the most that is to be expected, or empty when it is not known
     * @param usd the price of one in US dollars
     * @param basis what the numbers are based on
     * @return the use
     */
    public static ExpectedUse at(String name, String unit, long least, OptionalLong most, double usd, String basis) {
        OptionalDouble mostUsd = most.isPresent() ? OptionalDouble.of(usd * most.getAsLong()) : OptionalDouble.empty();
        return new ExpectedUse(name, unit, least, most, usd * least, usd == 0 ? OptionalDouble.of(0) : mostUsd, basis);
    }
}
