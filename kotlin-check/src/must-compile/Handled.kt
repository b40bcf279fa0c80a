// What the files that must not compile get wrong, done right. If this does not compile either, their errors prove nothing.
package handled

import io.flowlogs.query.FlowPredicate
import io.flowlogs.query.SummaryRow
import io.flowlogs.record.FilterSyntaxException
import io.flowlogs.record.FlowConfigurationException
import io.flowlogs.record.FlowFields.ACTION
import io.flowlogs.record.FlowFields.DSTPORT
import io.flowlogs.record.FlowFields.SRCADDR
import io.flowlogs.record.FlowLogException
import io.flowlogs.record.FlowParseException
import io.flowlogs.record.FlowRecord
import io.flowlogs.record.FlowSourceException
import io.flowlogs.report.TalkerRow
import io.flowlogs.source.Split
import io.flowlogs.value.FlowAction

fun isFromInside(flow: FlowRecord) = flow.srcAddr?.isPrivate ?: false

fun bytesOrNone(flow: FlowRecord): Long = flow.bytes ?: 0

fun maybePort(flow: FlowRecord): Int? = flow[DSTPORT]

fun isFromInside(row: SummaryRow) = row[SRCADDR]?.isPrivate ?: false

fun isInside(row: TalkerRow) = row.addr?.isPrivate ?: false

fun line(problem: FlowParseException): Long = problem.position()?.line() ?: 0

fun accepted(): FlowPredicate = FlowPredicate.eq(ACTION, FlowAction.ACCEPT).and(FlowPredicate.eq(DSTPORT, 443))

fun kind(split: Split) = when (split) {
    is Split.OfBytes -> "bytes"
    is Split.OfLines -> "lines"
    is Split.OfRecords -> "records"
}

fun kind(problem: FlowLogException) = when (problem) {
    is FlowParseException -> "a malformed line"
    is FlowSourceException -> "a source that fails"
    is FlowConfigurationException -> "a wrong setting"
    is FilterSyntaxException -> "a wrong filter"
}
