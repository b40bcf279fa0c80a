/**
 * Internal: finds providers and decoders by ServiceLoader.
 */
@NullMarked
package io.flowlogs.internal.spi;

import org.jspecify.annotations.NullMarked;
