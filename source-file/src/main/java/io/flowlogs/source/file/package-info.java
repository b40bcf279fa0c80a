/**
 * Reads flow logs from files, directories, patterns and standard input: the source of the scheme <code>file</code>.
 */
@NullMarked
package io.flowlogs.source.file;

import org.jspecify.annotations.NullMarked;
