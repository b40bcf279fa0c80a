/**
 * Unwraps flow log lines from JSON: CloudWatch Logs subscription envelopes, Firehose records, dumps of the AWS command line
 * and lines of JSON. Reads as a stream, in bounded memory.
 */
@NullMarked
package io.flowlogs.format.json;

import org.jspecify.annotations.NullMarked;
