package io.flowlogs.internal.convert;

import io.flowlogs.record.FlowLogFormat;

/**
 * Records that go to the same files: of one format, as the columns of a file are those of all its records, and in one folder.
 *
 * @param id a number of its own, in the order of first appearance
 * @param format the format of the records
 * @param folder the folder between slashes, with one at the end; empty for the directory itself
 */
record Lane(int id, FlowLogFormat format, String folder) {}
