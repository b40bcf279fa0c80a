/** Tests of the file source. */
@NullMarked
package io.flowlogs.source.file;

import org.jspecify.annotations.NullMarked;
