@org.jspecify.annotations.NullMarked
package io.flowlogs.benchmarks.s3;
