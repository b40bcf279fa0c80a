package io.flowlogs.convert;

import io.flowlogs.record.FlowLogFormat;

/**
 * What a file is to be. Immutable.
 *
 * @param format the fields of all its records, in the order of its columns
 * @param compression one of those that the encoder has
 * @param memory how many bytes may wait in memory to be written, roughly; positive
 */
public record EncoderRequest(FlowLogFormat format, Compression compression, long memory) {}
