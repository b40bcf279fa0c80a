package io.flowlogs.source;

/**
 * Between which numbers those of a column lie.
 *
 * @param least no number is smaller
 * @param greatest no number is greater
 * @param complete true when no row is without a number
 */
public record ColumnBounds(long least, long greatest, boolean complete) {}
