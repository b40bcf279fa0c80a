/**
 * Tests of the CloudWatch source against servers.
 */
@NullMarked
package io.flowlogs.source.cloudwatch;

import org.jspecify.annotations.NullMarked;
