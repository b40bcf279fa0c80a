/**
 * Numbers and addresses as text, read and written straight over bytes without making an object. Internal: nothing here
 * is part of the library's promise.
 */
@NullMarked
package io.flowlogs.internal.text;

import org.jspecify.annotations.NullMarked;
