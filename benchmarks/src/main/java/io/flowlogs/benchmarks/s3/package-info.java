/** Measures reading S3: a server of a folder that costs next to nothing, and fetching alone. */
@NullMarked
package io.flowlogs.benchmarks.s3;

import org.jspecify.annotations.NullMarked;
