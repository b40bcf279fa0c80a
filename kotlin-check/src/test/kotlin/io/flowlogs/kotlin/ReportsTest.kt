package io.flowlogs.kotlin

import io.flowlogs.FlowLogs
import io.flowlogs.query.FlowFilter
import io.flowlogs.report.FindQuestion
import io.flowlogs.report.FlowReports
import io.flowlogs.report.HealthQuestion
import io.flowlogs.report.SeriesQuestion
import io.flowlogs.value.CidrBlock
import java.time.Duration
import java.time.Instant
import java.time.ZoneId
import org.assertj.core.api.Assertions.assertThat
import org.junit.jupiter.api.Test

/** Rows of reports have properties, and reports are lists of them. */
class ReportsTest {
    @Test
    fun `pairs by traffic`() {
        val said = printed {
            // region pairs
            FlowLogs.open("samples/vpc-default-v2.log").use { logs ->
                val inbound = logs.query().where(FlowFilter.parse("not src net 10.0.0.0/8 and dst net 10.0.0.0/8"))
                for (row in FlowReports.of(inbound).topPairs().rows().take(3)) {
                    println("${row.srcaddr} -> ${row.dstaddr}: ${row.traffic.bytes} bytes in ${row.traffic.records} records")
                }
            }
            // endregion
        }
        assertThat(said).hasSize(3).allMatch { it.contains(" -> ") }
    }

    @Test
    fun `bins of time in a zone`() {
        val days = sample { logs ->
            // region series
            FlowReports.of(logs.query())
                .series(SeriesQuestion.of(Duration.ofDays(1)).inZone(ZoneId.of("Europe/Berlin")))
                .rows()
                .associate { it.start to it.accepted + it.rejected }
            // endregion
        }
        assertThat(days.keys).containsExactly(Instant.parse("2024-03-04T23:00:00Z"))
    }

    @Test
    fun `health in a zone`() {
        val health = HealthQuestion.hourly().inZone(ZoneId.of("Europe/Berlin"))
        assertThat(health.zone).isEqualTo(ZoneId.of("Europe/Berlin"))
        assertThat(sample { FlowReports.of(it.query()).health(health).rows().sumOf { row -> row.records } }).isPositive()
    }

    @Test
    fun `everything about an address, by a lambda`() {
        val seen = mutableListOf<Instant?>()
        sample { logs ->
            val question = FindQuestion.involving(setOf(CidrBlock.parse("203.0.113.77")))
            FlowReports.of(logs.query()).find(question) { seen += it.start }
        }
        assertThat(seen.filterNotNull()).hasSize(2).isSorted
    }

    @Test
    fun `columns of a report hold functions`() {
        val report = sample { FlowReports.of(it.query()).topPorts() }
        val busiest = report.rows().first()
        val cells = report.columns().associate { it.name to it.cell.apply(busiest) }
        assertThat(cells["bytes"]).isEqualTo(busiest.traffic.bytes)
    }
}
