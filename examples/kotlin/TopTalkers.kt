// Who sends and receives most: TopTalkers [LOCATION [FILTER]]

import io.flowlogs.FlowLogs
import io.flowlogs.query.FlowFilter
import io.flowlogs.report.FlowReports

fun main(args: Array<String>) {
    val location = args.getOrElse(0) { "samples/vpc-default-v2.log" }
    val filter = FlowFilter.parse(args.getOrElse(1) { "action = ACCEPT" })
    FlowLogs.open(location).use { logs ->
        val talkers = FlowReports.of(logs.query().where(filter)).topTalkers()
        for (row in talkers.rows().take(5)) {
            println("${row.addr ?: "-"}: ${row.traffic.bytes} bytes in ${row.traffic.records} records")
        }
        if (talkers.statistics().skipData > 0) {
            println("${talkers.statistics().skipData} intervals in which AWS lost records")
        }
    }
}
