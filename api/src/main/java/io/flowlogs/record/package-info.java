/**
 * The record model: typed yet open. {@link io.flowlogs.record.FlowRecord} is one flow record, {@link
 * io.flowlogs.record.FlowFields} the one table of the fields AWS documents, {@link io.flowlogs.record.FlowLogFormat} the
 * order in which a flow log writes them.
 */
@NullMarked
package io.flowlogs.record;

import org.jspecify.annotations.NullMarked;
