package io.flowlogs.report;

/**
 * How much traffic, and how much of all.
 *
 * @param bytes bytes
 * @param packets packets
 * @param records flow records
 * @param share the part that the rows are ordered by, as a fraction of the sum over all groups, shown or not; 0 when that is 0
 * @param cumulative the shares of this row and of all before it
 */
public record Traffic(long bytes, long packets, long records, double share, double cumulative) {}
