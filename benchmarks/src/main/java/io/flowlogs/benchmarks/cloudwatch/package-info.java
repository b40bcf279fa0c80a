/** Measures reading CloudWatch Logs: a server that costs next to nothing, and the SDK alone. */
@NullMarked
package io.flowlogs.benchmarks.cloudwatch;

import org.jspecify.annotations.NullMarked;
