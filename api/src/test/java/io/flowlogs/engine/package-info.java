/**
 * The scan engine from outside: every way of reading the same text has to give the same answer, and nothing a source or a file does may
 * break it.
 */
@NullMarked
package io.flowlogs.engine;

import org.jspecify.annotations.NullMarked;
