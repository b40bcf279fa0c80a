package io.flowlogs.examples

import io.flowlogs.FlowLogs
import io.flowlogs.query.Aggregation
import io.flowlogs.query.FlowPredicate
import io.flowlogs.query.FollowOptions
import io.flowlogs.query.Measure
import io.flowlogs.record.FlowFields.BYTES
import io.flowlogs.record.FlowFields.DSTPORT
import io.flowlogs.record.FlowFields.SRCADDR
import io.flowlogs.record.FlowRecord
import io.flowlogs.report.FlowReports
import io.flowlogs.report.SeriesQuestion
import io.flowlogs.value.CidrBlock
import java.time.Duration
import java.time.Instant
import org.assertj.core.api.Assertions.assertThat
import org.junit.jupiter.api.Test

/** The Kotlin of docs/library.md. */
class LibrarySnippetsKotlinTest {
    @Test
    fun `getters are properties that may be null`() {
        // region line
        val flow = FlowRecord.fromMessage("2 123456789012 eni-0a1b2c3d4e5f60004 - - - - - - - 1709632800 1709633100 - NODATA")
        val bytes: Long = flow.bytes ?: 0
        val from = flow.srcAddr?.toString() ?: "nobody"
        // endregion
        assertThat(bytes).isZero()
        assertThat(from).isEqualTo("nobody")
    }

    @Test
    fun `records are iterable`() {
        // region query
        val ports = FlowLogs.open("samples/vpc-default-v2.log").use { logs ->
            val scanner = FlowPredicate.within(SRCADDR, CidrBlock.parse("192.0.2.66/32"))
            logs.query().where(scanner).records().use { records ->
                records.mapNotNull { it.dstPort }.toSortedSet()
            }
        }
        // endregion
        assertThat(ports).hasSize(26)
    }

    @Test
    fun `rows have typed cells`() {
        assertThat(Printed.by { busiestPort() }).containsExactly("port 5432: 325230 bytes")
    }

    private fun busiestPort() {
        // region aggregate
        val bytes = Measure.sum(BYTES)
        val byPort = FlowLogs.open("samples/vpc-default-v2.log").use { logs ->
            logs.query().aggregate(Aggregation.by(DSTPORT).measuring(bytes).droppingMissingKeys())
        }
        val busiest = byPort.rows().first()
        println("port ${busiest.get(DSTPORT)}: ${busiest.getLong(bytes)} bytes")
        // endregion
    }

    @Test
    fun `rows of questions are records`() {
        assertThat(Printed.by { busiestTime() }).containsExactly("2024-03-05T10:00:00Z: 77 accepted, 9 rejected")
    }

    private fun busiestTime() {
        // region series
        val busiest = FlowLogs.open("samples/vpc-default-v2.log").use { logs ->
            FlowReports.of(logs.query()).series(SeriesQuestion.of(Duration.ofMinutes(10))).rows()
        }.maxBy { it.bytes }
        println("${busiest.start}: ${busiest.accepted} accepted, ${busiest.rejected} rejected")
        // endregion
    }

    @Test
    fun `what comes is iterable`() {
        FlowLogs.open("samples/vpc-default-v2.log").use { logs ->
            assertThat(Printed.by { follow(logs) }).hasSize(3)
        }
    }

    private fun follow(logs: FlowLogs) {
        // region follow
        logs.query().limit(3).follow(FollowOptions.from(Instant.MIN)).use { records ->
            for (flow in records) println(flow.srcAddr)
        }
        // endregion
    }
}
