// What may be missing cannot be used as if it were there.
package nullable.values

import io.flowlogs.query.FollowedRecords
import io.flowlogs.query.SummaryRow
import io.flowlogs.record.FlowFields.DSTPORT
import io.flowlogs.record.FlowFields.SRCADDR
import io.flowlogs.record.FlowParseException
import io.flowlogs.record.FlowRecord
import io.flowlogs.report.TalkerRow

// region nullable
fun isFromInside(flow: FlowRecord) = flow.srcAddr.isPrivate // error: Only safe (?.) or non-null asserted (!!.) calls are allowed
fun port(flow: FlowRecord): Int = flow[DSTPORT] // error: expected 'Int', actual 'Int?'
// endregion

fun bytes(flow: FlowRecord): Long = flow.bytes // error: expected 'Long', actual 'Long?'

fun raw(flow: FlowRecord) = flow.getRaw(DSTPORT).length // error: Only safe (?.)

fun isFromInside(row: SummaryRow) = row[SRCADDR].isPrivate // error: Only safe (?.)

fun isInside(row: TalkerRow) = row.addr.isPrivate // error: Only safe (?.)

fun texts(flow: FlowRecord): Map<String, Any> = flow.toMap() // error: Map<String, Any?>

fun line(problem: FlowParseException) = problem.position().line() // error: Only safe (?.)

fun records(followed: FollowedRecords) = followed.nextBatch().size // error: Only safe (?.)
