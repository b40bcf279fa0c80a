/** Tests of the source that reads CloudWatch Logs. */
@NullMarked
package io.flowlogs.source.cloudwatch;

import org.jspecify.annotations.NullMarked;
