/**
 * Internal: finding lines and fields in bytes. Holds the one hot file, {@link io.flowlogs.internal.scan.LineCursor}.
 */
@NullMarked
package io.flowlogs.internal.scan;

import org.jspecify.annotations.NullMarked;
