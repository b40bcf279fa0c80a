/** The specification of the format as data: the loader of <code>*.flowspec</code> files and what they hold. */
@NullMarked
package io.flowlogs.spec;

import org.jspecify.annotations.NullMarked;
