/** Tests of the CSV decoder. */
@NullMarked
package io.flowlogs.format.csv;

import org.jspecify.annotations.NullMarked;
