/** What the Python original promises in its own tests, as far as the library has to promise it too. */
@NullMarked
package io.flowlogs.conformance;

import org.jspecify.annotations.NullMarked;
