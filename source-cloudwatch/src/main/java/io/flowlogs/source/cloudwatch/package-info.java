/**
 * Flow logs in CloudWatch Logs: <code>cwl:GROUP</code>.
 */
@NullMarked
package io.flowlogs.source.cloudwatch;

import org.jspecify.annotations.NullMarked;
