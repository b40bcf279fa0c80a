// Prints what is rejected as it comes, until so many were seen: RejectsAsTheyCome [LOCATION [COUNT]]

import io.flowlogs.FlowLogs
import io.flowlogs.query.FlowPredicate
import io.flowlogs.query.FollowOptions
import io.flowlogs.record.FlowFields.ACTION
import io.flowlogs.value.FlowAction
import java.time.Instant
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.flow.asFlow
import kotlinx.coroutines.flow.flowOn
import kotlinx.coroutines.flow.map
import kotlinx.coroutines.runBlocking

fun main(args: Array<String>) = runBlocking {
    val location = args.getOrElse(0) { "samples/vpc-default-v2.log" }
    val count = args.getOrElse(1) { "10" }.toLong()
    FlowLogs.open(location).use { logs ->
        val rejects = logs.query().where(FlowPredicate.eq(ACTION, FlowAction.REJECT)).limit(count)
        rejects.follow(FollowOptions.from(Instant.MIN)).use { records ->
            records.asFlow()
                .flowOn(Dispatchers.IO)
                .map { "${it.start} ${it.srcAddr} -> ${it.dstAddr}:${it.dstPort}" }
                .collect { println(it) }
        }
    }
}
