package io.flowlogs.kotlin

import io.flowlogs.FlowLogs
import io.flowlogs.query.FlowPredicate
import io.flowlogs.record.FlowConfigurationException
import io.flowlogs.record.FlowFields.DSTPORT
import io.flowlogs.record.FlowSourceException
import org.assertj.core.api.Assertions.assertThat
import org.assertj.core.api.Assertions.assertThatThrownBy
import org.junit.jupiter.api.Test

/** A source written in Kotlin is found as any other. */
class ClasspathSourceTest {
    @Test
    fun `it is found, and what it leaves of the filter is tested`() {
        FlowLogs.open("classpath:flows.log").use { logs ->
            assertThat(logs.query().count().matched).isEqualTo(2)
            val flows = logs.query().where(FlowPredicate.eq(DSTPORT, 22)).records().use { it.toList() }
            assertThat(flows).containsExactly(SSH)
            assertThat(flows.first().position()?.source()).endsWith("flows.log")
        }
    }

    @Test
    fun `it fails rather than be empty`() {
        FlowLogs.open("classpath:none.log").use { logs ->
            assertThatThrownBy { logs.query().count() }
                .isInstanceOf(FlowSourceException::class.java)
                .hasMessageContaining("classpath:none.log")
        }
    }

    @Test
    fun `its options have types`() {
        FlowLogs.open("classpath:none.log", mapOf("optional" to "true")).use { logs ->
            assertThat(logs.query().count().matched).isZero()
        }
        assertThatThrownBy { FlowLogs.open("classpath:none.log", mapOf("optional" to "perhaps")) }
            .isInstanceOf(FlowConfigurationException::class.java)
    }
}
