/**
 * Internal: writes records into files of a directory: lanes, sorting, and files that appear all at once. Depends on the query, not on
 * the engine that answers it.
 */
@NullMarked
package io.flowlogs.internal.convert;

import org.jspecify.annotations.NullMarked;
