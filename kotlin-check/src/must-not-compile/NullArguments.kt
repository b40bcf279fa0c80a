// Null is no location, no value and no filter.
package nullable.arguments

import io.flowlogs.FlowLogs
import io.flowlogs.query.FlowFilter
import io.flowlogs.query.FlowPredicate
import io.flowlogs.query.FlowQuery
import io.flowlogs.record.FlowFields.ACTION
import io.flowlogs.record.FlowRecord
import io.flowlogs.value.IpAddress

fun open(location: String?) = FlowLogs.open(location) // error: actual type is 'String?', but 'String' was expected

fun filter(text: String?) = FlowFilter.parse(text) // error: actual type is 'String?', but 'String' was expected

fun missingAction() = FlowPredicate.eq(ACTION, null) // error: Null cannot be a value of a non-null type

fun notFiltered(query: FlowQuery) = query.where(null) // error: Null cannot be a value of a non-null type

fun address(flow: FlowRecord): IpAddress = flow.tuple.srcAddr // error: Only safe (?.)
