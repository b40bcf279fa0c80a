package io.flowlogs.gen;

/** How much the {@link Ledger} keeps, and hence what it costs. */
public enum LedgerDetail {
    /** Counts, sums and the exact number of distinct addresses; costs nothing to speak of. */
    TOTALS,
    /** In addition the exact number of distinct 5-tuples; costs about 25 to 50 bytes of memory a tuple. */
    TUPLE_COUNT,
    /** In addition every address and the totals of every 5-tuple, as objects; meant for a few million lines at most. */
    FULL
}
