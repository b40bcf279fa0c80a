/** How flow records are written to files: the options, and the encoders that plug-ins bring. */
@NullMarked
package io.flowlogs.convert;

import org.jspecify.annotations.NullMarked;
