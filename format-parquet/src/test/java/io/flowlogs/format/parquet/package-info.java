/** Tests of Parquet. */
@NullMarked
package io.flowlogs.format.parquet;

import org.jspecify.annotations.NullMarked;
