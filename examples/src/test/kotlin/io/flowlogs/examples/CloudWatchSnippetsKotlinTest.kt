package io.flowlogs.examples

import io.flowlogs.FlowLogs
import io.flowlogs.query.FlowPredicate
import io.flowlogs.record.FlowFields.ACTION
import io.flowlogs.testservers.MotoServer
import io.flowlogs.testservers.NeedsMoto
import io.flowlogs.value.FlowAction
import org.assertj.core.api.Assertions.assertThat
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.extension.RegisterExtension

/** The Kotlin of docs/cloudwatch.md. */
@NeedsMoto
class CloudWatchSnippetsKotlinTest {
    @JvmField
    @RegisterExtension
    val account = AwsProperties()

    @Test
    fun `a group is a location`(moto: MotoServer) {
        account.pointTo(moto.endpoint())
        SampleGroup.fill(moto.endpoint())
        val printed = Printed.by {
            // region location
            FlowLogs.open("cwl:/vpc/flow-logs", mapOf("region" to "eu-central-1")).use { logs ->
                logs.query().where(FlowPredicate.eq(ACTION, FlowAction.REJECT)).records().use { records ->
                    for (flow in records) println("${flow.srcAddr} ${flow.event()?.id}")
                }
            }
            // endregion
        }
        assertThat(printed).isNotEmpty()
    }
}
