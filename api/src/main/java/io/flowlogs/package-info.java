/** The door: {@link io.flowlogs.FlowLogs} opens sources of flow records and answers questions about them. */
@NullMarked
package io.flowlogs;

import org.jspecify.annotations.NullMarked;
