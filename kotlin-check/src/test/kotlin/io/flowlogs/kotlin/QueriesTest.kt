package io.flowlogs.kotlin

import io.flowlogs.FlowLogs
import io.flowlogs.parse.MalformedRecordPolicy
import io.flowlogs.query.Aggregation
import io.flowlogs.query.FlowFilter
import io.flowlogs.query.FlowPredicate
import io.flowlogs.query.GroupCondition
import io.flowlogs.query.Measure
import io.flowlogs.query.ScanObserver
import io.flowlogs.record.FilterSyntaxException
import io.flowlogs.record.FlowFields.ACTION
import io.flowlogs.record.FlowFields.BYTES
import io.flowlogs.record.FlowFields.DSTPORT
import io.flowlogs.record.FlowFields.SRCADDR
import io.flowlogs.record.FlowParseException
import io.flowlogs.value.CidrBlock
import io.flowlogs.value.FlowAction
import java.io.ByteArrayOutputStream
import java.io.File
import java.nio.file.Path
import java.time.Instant
import kotlin.io.path.writeText
import kotlin.streams.asSequence
import org.assertj.core.api.Assertions.assertThat
import org.assertj.core.api.Assertions.assertThatThrownBy
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.io.TempDir

/** Questions are asked with lambdas, answered with sequences, and closed by `use`. */
class QueriesTest {
    @Test
    fun `what is opened is closed by use, and a lambda takes each record`() {
        var bytes = 0L
        // region each
        FlowLogs.open("samples/vpc-default-v2.log").use { logs ->
            logs.query().where(FlowPredicate.eq(ACTION, FlowAction.REJECT)).forEach { bytes += it.bytes ?: 0 }
        }
        // endregion
        assertThat(bytes).isPositive()
    }

    @Test
    fun `records are a sequence`() {
        val ports = sample { logs ->
            // region sequence
            logs.query().records().use { records ->
                records.asSequence()
                    .filter { it.action == FlowAction.REJECT }
                    .mapNotNull { it.dstPort }
                    .take(100)
                    .toSortedSet()
            }
            // endregion
        }
        assertThat(ports).hasSizeGreaterThan(10).contains(22)
    }

    @Test
    fun `a stream is one, too`() {
        val large = sample { logs ->
            logs.query().stream().use { flows -> flows.asSequence().count { (it.bytes ?: 0) > 50_000 } }
        }
        assertThat(large).isPositive()
    }

    @Test
    fun `conditions are values`() {
        // region conditions
        val inside = CidrBlock.parse("10.0.0.0/16")
        val fromOutside = FlowPredicate.within(SRCADDR, inside).negate()
        val admin = FlowPredicate.oneOf(DSTPORT, setOf(22, 3389))
        val question = fromOutside.and(admin)
        // endregion
        assertThat(question.test(SSH)).isTrue()
        assertThat(question.test(NO_DATA)).isFalse()
        assertThat(FlowPredicate.within(SRCADDR, setOf(inside)).test(SSH)).isFalse()
        assertThat(FlowPredicate.gt(BYTES, 4209).test(SSH)).isTrue()
    }

    @Test
    fun `groups have an index, by field and by measure`() {
        val said = printed {
            // region groups
            val bytes = Measure.sum(BYTES)
            val summary = FlowLogs.open("samples/vpc-default-v2.log").use { logs ->
                logs.query().aggregate(Aggregation.by(SRCADDR).measuring(bytes, Measure.count()).top(2))
            }
            for (row in summary.rows()) println("${row[SRCADDR]}: ${row[bytes]} bytes")
            // endregion
        }
        assertThat(said).hasSize(2).allMatch { it.endsWith(" bytes") }
    }

    @Test
    fun `a filter is read from text, by a language with lambdas`(@TempDir directory: Path) {
        val suspects = directory.resolve("suspects.txt").apply { writeText("203.0.113.77\n192.0.2.66\n") }
        // region filter
        val filter = FlowFilter.plain()
            .withTimes { text -> if (text == "now") Instant.now() else null }
            .withFiles { name, values -> File(name).forEachLine(action = values::accept) }
            .read("srcaddr in @$suspects and dst port 22 and start < now")
        // endregion
        assertThat(filter.test(SSH)).isTrue()
        assertThat(FlowFilter.parse(FlowFilter.format(FlowFilter.parse("dst port 22"))).test(SSH)).isTrue()
    }

    @Test
    fun `a wrong filter says where`() {
        assertThatThrownBy { FlowFilter.parse("dst prot 22") }.isInstanceOfSatisfying(FilterSyntaxException::class.java) {
            assertThat(it.offset()).isPositive()
        }
    }

    @Test
    fun `an encoder is a lambda`() {
        val out = ByteArrayOutputStream()
        sample { logs ->
            // region encode
            logs.query().limit(2).writeTo(out) { record, line ->
                record.writeMessage(line)
                line.write('\n'.code)
            }
            // endregion
        }
        assertThat(out.toString().lines()).hasSize(3)
    }

    @Test
    fun `an observer overrides what it wants to know`(@TempDir directory: Path) {
        val file = writeMalformed(directory.resolve("a.log"))
        val told = mutableListOf<String?>()
        val observer = object : ScanObserver {
            override fun malformed(problem: FlowParseException) {
                told += problem.field()
            }
        }
        val statistics = FlowLogs.open(file.toString()).use { logs ->
            logs.query().onMalformed(MalformedRecordPolicy.REPORT).observedBy(observer).forEach { }
        }
        assertThat(told).containsExactly("bytes")
        assertThat(statistics.malformed).isOne()
        assertThat(statistics.isComplete).isTrue()
    }

    @Test
    fun `a condition on groups is a value`() {
        val count = Measure.count()
        val busy = GroupCondition.compare(count, FlowPredicate.Op.GT, 50)
        val summary = sample { it.query().aggregate(Aggregation.by(SRCADDR).measuring(count).having(busy)) }
        assertThat(summary.rows().map { it[count]?.toLong() ?: 0 }).isNotEmpty().allMatch { it > 50 }
    }
}
