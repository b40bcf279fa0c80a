// Whether everything at a place can be read: Check [LOCATION]

import io.flowlogs.FlowLogs
import io.flowlogs.record.FilterSyntaxException
import io.flowlogs.record.FlowConfigurationException
import io.flowlogs.record.FlowLogException
import io.flowlogs.record.FlowParseException
import io.flowlogs.record.FlowSourceException

fun main(args: Array<String>) {
    println(verdict(args.getOrElse(0) { "samples/vpc-default-v2.log" }))
}

private fun verdict(location: String): String =
    try {
        val statistics = FlowLogs.open(location).use { logs -> logs.query().count() }
        "${statistics.matched} records, ${statistics.skipData} intervals with losses"
    } catch (problem: FlowLogException) {
        describe(problem)
    }

// No else: a kind of failure that is new in a later version does not compile before it is thought of.
private fun describe(problem: FlowLogException): String = when (problem) {
    is FlowParseException -> "malformed at ${problem.position()}: ${problem.message}"
    is FlowSourceException -> "cannot be read: ${problem.message}"
    is FlowConfigurationException -> "not understood: ${problem.problems().joinToString(" ")}"
    is FilterSyntaxException -> "no filter: ${problem.message}"
}
