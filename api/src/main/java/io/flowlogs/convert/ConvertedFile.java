package io.flowlogs.convert;

/**
 * A file that was written.
 *
 * @param path where it is, from the directory that was named on, between slashes
 * @param records how many records it holds, counted by reading it
 * @param bytes its size
 */
public record ConvertedFile(String path, long records, long bytes) {}
