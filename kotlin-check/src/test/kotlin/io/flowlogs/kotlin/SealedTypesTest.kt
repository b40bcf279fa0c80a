package io.flowlogs.kotlin

import io.flowlogs.FlowLogs
import io.flowlogs.query.FlowFilter
import io.flowlogs.query.FlowPredicate
import io.flowlogs.record.FilterSyntaxException
import io.flowlogs.record.FlowConfigurationException
import io.flowlogs.record.FlowFields.DSTPORT
import io.flowlogs.record.FlowFields.SRCADDR
import io.flowlogs.record.FlowLogException
import io.flowlogs.record.FlowParseException
import io.flowlogs.record.FlowSourceException
import io.flowlogs.source.LineSink
import io.flowlogs.source.Split
import io.flowlogs.value.CidrBlock
import java.nio.file.Path
import java.util.OptionalLong
import org.assertj.core.api.Assertions.assertThat
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.io.TempDir

/** A `when` over a sealed type needs no `else`; src/must-not-compile has those that lack a branch. */
class SealedTypesTest {
    // region kinds
    private fun advice(problem: FlowLogException): String = when (problem) {
        is FlowParseException -> "look at ${problem.position()}, field ${problem.field()}"
        is FlowSourceException -> "look at ${problem.split() ?: problem.source()}"
        is FlowConfigurationException -> "change ${problem.problems().size} settings"
        is FilterSyntaxException -> "look at column ${problem.offset() + 1} of the filter"
    }
    // endregion

    @Test
    fun `failures are told apart`(@TempDir directory: Path) {
        val malformed = writeMalformed(directory.resolve("a.log"))
        assertThat(adviceOn { read(malformed.toString()) }).isEqualTo("look at $malformed:3, field bytes")
        assertThat(adviceOn { read(directory.resolve("none").toString()) }).startsWith("look at ")
        assertThat(adviceOn { FlowLogs.open(emptyList(), emptyMap()) }).isEqualTo("change 1 settings")
        assertThat(adviceOn { FlowFilter.parse("dst prot 22") }).startsWith("look at column ")
    }

    private fun read(location: String) = FlowLogs.open(location).use { logs -> logs.query().forEach { } }

    private fun adviceOn(question: () -> Any): String =
        try {
            question()
            "none"
        } catch (problem: FlowLogException) {
            advice(problem)
        }

    // region walk
    /** The ports that a condition asks for. */
    private fun ports(predicate: FlowPredicate): Set<Any> = when (predicate) {
        is FlowPredicate.And -> predicate.parts.flatMap(::ports).toSet()
        is FlowPredicate.Or -> predicate.parts.flatMap(::ports).toSet()
        is FlowPredicate.Not -> ports(predicate.part)
        is FlowPredicate.Comparison -> if (predicate.field == DSTPORT) setOf(predicate.value) else setOf()
        is FlowPredicate.OneOf -> if (predicate.field == DSTPORT) predicate.values.filterNotNull().toSet() else setOf()
        is FlowPredicate.OnField, is FlowPredicate.Constant, is FlowPredicate.SentBy, is FlowPredicate.ServiceIs,
        is FlowPredicate.DerivedComparison, is FlowPredicate.DerivedPresent -> setOf()
    }
    // endregion

    @Test
    fun `conditions are taken apart`() {
        val condition = FlowPredicate.oneOf(DSTPORT, setOf(22, 3389)).negate()
            .or(FlowPredicate.eq(DSTPORT, 443).and(FlowPredicate.within(SRCADDR, CidrBlock.parse("10.0.0.0/8"))))
        assertThat(ports(condition)).containsExactlyInAnyOrder(22, 3389, 443)
    }

    private fun kind(split: Split): String = when (split) {
        is Split.OfBytes -> "bytes"
        is Split.OfLines -> "lines"
        is Split.OfRecords -> "records"
    }

    @Test
    fun `splits are told apart`() {
        val split = object : Split.OfLines {
            override fun name() = "none"

            override fun size(): OptionalLong = OptionalLong.empty()

            override fun read(lines: LineSink) = Unit
        }
        assertThat(kind(split)).isEqualTo("lines")
    }
}
