// A `when` over a sealed type names every case.
package missing.branches

import io.flowlogs.query.FlowPredicate
import io.flowlogs.record.FilterSyntaxException
import io.flowlogs.record.FlowLogException
import io.flowlogs.record.FlowParseException
import io.flowlogs.record.FlowSourceException
import io.flowlogs.source.Split

// region branches
fun exitCode(problem: FlowLogException) = when (problem) { // error: Add the 'is FlowConfigurationException' branch
    is FlowParseException -> 1
    is FlowSourceException -> 1
    is FilterSyntaxException -> 2
}
// endregion

fun kind(split: Split) = when (split) { // error: Add the 'is OfLines' branch
    is Split.OfBytes -> "bytes"
    is Split.OfRecords -> "records"
}

fun isConnective(predicate: FlowPredicate) = when (predicate) { // error: must be exhaustive
    is FlowPredicate.And, is FlowPredicate.Or, is FlowPredicate.Not -> true
}
