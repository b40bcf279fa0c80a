/**
 * Unwraps flow log lines from CSV: downloads of the CloudWatch console, exports of Logs Insights, results of Athena. Reads as a
 * stream, in bounded memory.
 */
@NullMarked
package io.flowlogs.format.csv;

import org.jspecify.annotations.NullMarked;
