// A field is compared with values of its own type, and is read as nothing else.
package wrong.types

import io.flowlogs.query.FlowPredicate
import io.flowlogs.record.FlowFields.BYTES
import io.flowlogs.record.FlowFields.DSTPORT
import io.flowlogs.record.FlowRecord

// region types
val ssh = FlowPredicate.eq(DSTPORT, "22") // error: 'String'
val large = FlowPredicate.gt(BYTES, 1e6) // error: 'Double'
// endregion

val inside = FlowPredicate.InBlocks(DSTPORT, setOf()) // error: but 'FlowField<IpAddress>' was expected

fun port(flow: FlowRecord): String? = flow[DSTPORT] // error: expected 'String?', actual 'Int?'

fun hasPort(flow: FlowRecord) = 22 in flow // error: 'Int'

fun changed(flow: FlowRecord) { flow.bytes = 0 } // error: cannot be reassigned
