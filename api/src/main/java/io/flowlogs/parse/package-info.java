/**
 * For those who already hold lines: parsing, its limits, and what to do about a line that does not fit.
 */
@NullMarked
package io.flowlogs.parse;

import org.jspecify.annotations.NullMarked;
