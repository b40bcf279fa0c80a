/** Tests of the JSON decoder. */
@NullMarked
package io.flowlogs.format.json;

import org.jspecify.annotations.NullMarked;
