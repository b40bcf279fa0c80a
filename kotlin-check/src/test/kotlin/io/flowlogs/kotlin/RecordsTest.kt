package io.flowlogs.kotlin

import io.flowlogs.record.FieldState
import io.flowlogs.record.FlowField
import io.flowlogs.record.FlowFields.BYTES
import io.flowlogs.record.FlowFields.DSTPORT
import io.flowlogs.record.FlowFields.SRCADDR
import io.flowlogs.record.FlowFields.VPC_ID
import io.flowlogs.value.CidrBlock
import io.flowlogs.value.FlowAction
import io.flowlogs.value.IpAddress
import io.flowlogs.value.TimeRange
import java.time.Duration
import java.time.Instant
import org.assertj.core.api.Assertions.assertThat
import org.junit.jupiter.api.Test

/** A flow record has properties and operators, and says what may be missing. */
class RecordsTest {
    @Test
    fun `the default fields are properties`() {
        val record = SSH
        val said = printed {
            // region properties
            println("${record.srcAddr} -> ${record.dstAddr}:${record.dstPort} ${record.action}")
            println("${record.bytes ?: 0} bytes")
            // endregion
        }
        assertThat(said).containsExactly("203.0.113.77 -> 10.0.1.10:22 ACCEPT", "4210 bytes")
        assertThat(record.version).isEqualTo(2)
        assertThat(record.logStatus.toString()).isEqualTo("OK")
        assertThat(record.tuple?.reversed()?.srcPort).isEqualTo(22)
    }

    @Test
    fun `any field is had by index, with its type`() {
        val record = recordOf("\${srcaddr} \${dstport} \${quantum-state}", "10.0.1.10 443 spin-up")
        // region operators
        val port: Int? = record[DSTPORT]
        val added: String? = record[FlowField.text("quantum-state")]
        val hasSource = SRCADDR in record
        val hasVpc = VPC_ID in record.format()
        // endregion
        assertThat(port).isEqualTo(443)
        assertThat(added).isEqualTo("spin-up")
        assertThat(hasSource).isTrue()
        assertThat(hasVpc).isFalse()
    }

    @Test
    fun `a missing value is null, and zero is a value`() {
        val record = NO_DATA
        // region missing
        val bytes: Long = record.bytes ?: 0
        val fromInside = record.srcAddr?.isPrivate ?: false
        val why = when (record.state(BYTES)) {
            FieldState.VALUE -> "known"
            FieldState.NO_DATA -> "AWS wrote -"
            FieldState.NOT_IN_FORMAT -> "not asked for"
        }
        // endregion
        assertThat(bytes).isZero()
        assertThat(fromInside).isFalse()
        assertThat(why).isEqualTo("AWS wrote -")
        assertThat(record.getLong(BYTES, -1)).isEqualTo(-1)
        assertThat(recordOf("\${bytes}", "0").bytes).isZero()
    }

    @Test
    fun `blocks, ranges and addresses have the operators one would try`() {
        val record = SSH
        // region values
        val inside = CidrBlock.parse("10.0.0.0/16")
        val morning = TimeRange(Instant.parse("2024-03-05T06:00:00Z"), Instant.parse("2024-03-05T12:00:00Z"))
        val toInside = record.dstAddr?.let { it in inside } ?: false
        val early = record.start?.let { it in morning } ?: false
        val low = IpAddress.parse("10.0.1.9") < IpAddress.parse("10.0.1.10")
        // endregion
        assertThat(listOf(toInside, early, low)).containsOnly(true)
        assertThat(IpAddress.parse("10.0.1.10") in IpAddress.parse("10.0.1.0")..IpAddress.parse("10.0.1.255")).isTrue()
        assertThat(morning.to).isEqualTo(morning.from + Duration.ofHours(6))
    }

    @Test
    fun `an enumeration is told apart wholly`() {
        val word = when (SSH.action) {
            FlowAction.ACCEPT -> "yes"
            FlowAction.REJECT -> "no"
            FlowAction.UNKNOWN -> "?"
            null -> "-"
        }
        assertThat(word).isEqualTo("yes")
    }
}
