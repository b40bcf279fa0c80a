// Who sent records to an address or got some from it: WhoTalkedTo ADDRESS [LOCATION]

import io.flowlogs.FlowLogs
import io.flowlogs.record.FlowRecord
import io.flowlogs.value.IpAddress

fun main(args: Array<String>) {
    val address = IpAddress.parse(args[0])
    val location = args.getOrElse(1) { "samples/vpc-default-v2.log" }
    val byPeer = FlowLogs.open(location).use { logs ->
        logs.query().involving(address).records().use { records -> records.groupBy { it.peerOf(address) } }
    }
    for ((peer, flows) in byPeer.entries.sortedByDescending { it.value.size }) {
        println("${peer ?: "-"}: ${flows.size} records, ${flows.sumOf { it.bytes ?: 0 }} bytes")
    }
}

private fun FlowRecord.peerOf(address: IpAddress): IpAddress? = if (srcAddr == address) dstAddr else srcAddr
