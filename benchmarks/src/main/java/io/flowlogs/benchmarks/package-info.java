/** Measurements by JMH. */
@org.jspecify.annotations.NullMarked
package io.flowlogs.benchmarks;
