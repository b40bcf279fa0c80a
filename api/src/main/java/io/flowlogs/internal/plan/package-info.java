/**
 * Internal: turns a question and a source into work for threads, and runs it.
 */
@NullMarked
package io.flowlogs.internal.plan;

import org.jspecify.annotations.NullMarked;
