package io.flowlogs.examples

import io.flowlogs.FlowLogs
import io.flowlogs.query.Aggregation
import io.flowlogs.query.FlowPredicate
import io.flowlogs.record.FlowFields.ACTION
import io.flowlogs.record.FlowFields.DSTADDR
import io.flowlogs.record.FlowFields.SRCADDR
import io.flowlogs.value.FlowAction
import io.flowlogs.value.IpAddress
import org.assertj.core.api.Assertions.assertThat
import org.junit.jupiter.api.Test

/** The Kotlin of README.md. */
class ReadmeSnippetsKotlinTest {
    @Test
    fun `ten lines of Kotlin answer two questions`() {
        assertThat(Printed.by { tenLines() })
            .contains("2024-03-05T10:21:04Z 203.0.113.77 -> 10.0.1.10:22, 4210 bytes")
    }

    private fun tenLines() {
        // region readme
        FlowLogs.open("samples/vpc-default-v2.log").use { logs ->
            val rejected = FlowPredicate.eq(ACTION, FlowAction.REJECT)
            val pairs = logs.query().where(rejected).aggregate(Aggregation.by(SRCADDR, DSTADDR))
            for (row in pairs.rows()) println(row)

            logs.query().involving(IpAddress.parse("203.0.113.77")).records().use { records ->
                for (flow in records) {
                    println("${flow.start} ${flow.srcAddr} -> ${flow.dstAddr}:${flow.dstPort}, ${flow.bytes} bytes")
                }
            }
        }
        // endregion
    }
}
