/** Tests of the testkit: sources and decoders with one flaw each, which the contracts have to find. */
@NullMarked
package io.flowlogs.testkit;

import org.jspecify.annotations.NullMarked;
