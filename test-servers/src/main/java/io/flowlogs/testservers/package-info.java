/**
 * Real servers for tests. A test that is annotated with {@link io.flowlogs.testservers.NeedsMoto} gets a {@link
 * io.flowlogs.testservers.MotoServer} as a parameter.
 */
@NullMarked
package io.flowlogs.testservers;

import org.jspecify.annotations.NullMarked;
