package io.flowlogs.examples

import io.flowlogs.FlowLogs
import io.flowlogs.query.Measure
import io.flowlogs.record.FlowFields.BYTES
import io.flowlogs.record.FlowFields.DSTPORT
import io.flowlogs.record.FlowFields.SRCADDR
import io.flowlogs.record.FlowRecord
import org.assertj.core.api.Assertions.assertThat
import org.junit.jupiter.api.Test

/** The Kotlin of docs/migrating-from-python.md. */
class MigrationSnippetsKotlinTest {
    @Test
    fun `a reader is a query`() {
        val printed = Printed.by { sumsOfPorts() }
        assertThat(printed).hasSizeGreaterThan(1)
        assertThat(printed.last()).isEqualTo("0")
    }

    private fun sumsOfPorts() {
        // region python
        FlowLogs.open("samples/vpc-default-v2.log").use { logs ->
            logs.query().records().use { records ->
                for (flow in records) {
                    if (flow.dstPort == 22) println("${flow.srcAddr} ${flow.bytes ?: 0}")
                }
            }
            for (row in logs.query().aggregate().rows().take(3)) {
                println("${row.get(SRCADDR)} ${row.get(DSTPORT)} ${row.getLong(Measure.sum(BYTES))}")
            }
        }
        val flow = FlowRecord.fromMessage("2 123456789012 eni-0a1b2c3d4e5f60001 10.0.1.10 10.0.2.20 0 0 1 4 336 1709632818 1709632852 ACCEPT OK")
        println(flow.srcPort)
        // endregion
    }
}
