/**
 * What Python's <code>flowlogs_reader</code> does, as far as it is to be done the same way: how it reads its words, which records it
 * takes in which order, and what it prints. Knows the library, nothing of our own commands.
 */
@NullMarked
package io.flowlogs.cli.reader;

import org.jspecify.annotations.NullMarked;
