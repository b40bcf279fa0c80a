/** Tests that know the truth by counting again. */
@NullMarked
package io.flowlogs.gen;

import org.jspecify.annotations.NullMarked;
