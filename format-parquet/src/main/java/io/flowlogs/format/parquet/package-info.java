/**
 * Apache Parquet: the columns, types and compressions of flow logs that AWS delivers so, and whatever else has columns of the same
 * names.
 */
@NullMarked
package io.flowlogs.format.parquet;

import org.jspecify.annotations.NullMarked;
