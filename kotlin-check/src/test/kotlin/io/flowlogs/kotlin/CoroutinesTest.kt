package io.flowlogs.kotlin

import io.flowlogs.FlowLogs
import io.flowlogs.query.FollowOptions
import io.flowlogs.query.FollowedRecords
import io.flowlogs.record.FlowRecord
import io.flowlogs.value.FlowAction
import java.nio.file.Path
import java.time.Duration
import java.time.Instant
import kotlin.io.path.appendText
import kotlin.io.path.writeText
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.cancelAndJoin
import kotlinx.coroutines.channels.Channel
import kotlinx.coroutines.currentCoroutineContext
import kotlinx.coroutines.ensureActive
import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.flow.asFlow
import kotlinx.coroutines.flow.catch
import kotlinx.coroutines.flow.count
import kotlinx.coroutines.flow.filter
import kotlinx.coroutines.flow.flow
import kotlinx.coroutines.flow.flowOn
import kotlinx.coroutines.flow.toList
import kotlinx.coroutines.launch
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.runInterruptible
import kotlinx.coroutines.stream.consumeAsFlow
import org.assertj.core.api.Assertions.assertThat
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.Timeout
import org.junit.jupiter.api.io.TempDir

/** Records are a flow by one line. */
@Timeout(60)
class CoroutinesTest {
    @Test
    fun `records as a flow`() {
        val rejected = runBlocking {
            // region flow
            FlowLogs.open("samples/vpc-default-v2.log").use { logs ->
                logs.query().records().use { records ->
                    records.asFlow().flowOn(Dispatchers.IO).filter { it.action == FlowAction.REJECT }.count()
                }
            }
            // endregion
        }
        assertThat(rejected).isPositive()
    }

    @Test
    fun `a stream as a flow, which closes it`() {
        val count = sample { logs -> runBlocking { logs.query().stream().consumeAsFlow().flowOn(Dispatchers.IO).count() } }
        assertThat(count).isEqualTo(296)
    }

    // region batches
    /** What comes, in batches. Whoever stops collecting interrupts the waiting. */
    private fun FollowedRecords.batches(): Flow<List<FlowRecord>> = flow {
        use { while (true) emit(runInterruptible { nextBatch() } ?: break) }
    }.catch { problem ->
        currentCoroutineContext().ensureActive()
        throw problem
    }.flowOn(Dispatchers.IO)
    // endregion

    @Test
    fun `what comes is a flow until its limit`() {
        val batches = sample { logs ->
            runBlocking { logs.query().limit(3).follow(FollowOptions.from(Instant.MIN)).batches().toList() }
        }
        assertThat(batches.flatten()).hasSize(3)
    }

    @Test
    fun `who stops collecting is not kept waiting`(@TempDir directory: Path) {
        val file = directory.resolve("a.log").apply { writeText(SSH.toMessage() + "\n") }
        FlowLogs.open(file.toString()).use { logs ->
            val options = FollowOptions.from(Instant.MIN).every(Duration.ofMillis(20))
            runBlocking {
                val seen = Channel<FlowRecord>(Channel.UNLIMITED)
                val reading = launch {
                    logs.query().follow(options).batches().collect { batch -> batch.forEach { seen.send(it) } }
                }
                assertThat(seen.receive().dstPort).isEqualTo(22)
                file.appendText(SSH.toMessage().replace(" 22 ", " 443 ") + "\n")
                assertThat(seen.receive().dstPort).isEqualTo(443)
                reading.cancelAndJoin()
                assertThat(reading.isCancelled).isTrue()
            }
        }
    }
}
