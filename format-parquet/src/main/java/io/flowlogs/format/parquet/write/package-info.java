/** Writes flow records as Parquet, in AWS's schema. */
@NullMarked
package io.flowlogs.format.parquet.write;

import org.jspecify.annotations.NullMarked;
