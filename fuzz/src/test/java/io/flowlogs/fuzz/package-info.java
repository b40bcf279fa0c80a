/** What hostile input must never do: anything but be read, or be refused by one of the library's own exceptions. */
@NullMarked
package io.flowlogs.fuzz;

import org.jspecify.annotations.NullMarked;
