/**
 * The SPI: what a source of flow records and a decoder of another encoding implement, found by ServiceLoader.
 */
@NullMarked
package io.flowlogs.source;

import org.jspecify.annotations.NullMarked;
