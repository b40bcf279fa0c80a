@org.jspecify.annotations.NullMarked
package io.flowlogs.benchmarks.cloudwatch;
