package io.flowlogs.kotlin

import io.flowlogs.FlowLogs
import io.flowlogs.convert.Compression
import io.flowlogs.convert.ConvertOptions
import io.flowlogs.convert.Partition
import java.nio.file.Path
import kotlin.io.path.exists
import org.assertj.core.api.Assertions.assertThat
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.io.TempDir

/** Files are written, and what was written has properties. */
class ConvertTest {
    @Test
    fun `files by day`(@TempDir directory: Path) {
        val written = FlowLogs.open(SAMPLE).use { logs ->
            // region convert
            val options = ConvertOptions.builder("csv").partitionedBy(Partition.DAY).compression(Compression.GZIP).build()
            val report = logs.query().convertTo(directory, options)
            report.files.associate { it.path to it.records }
            // endregion
        }
        assertThat(written.values.sum()).isEqualTo(296)
        assertThat(written.keys).allMatch { directory.resolve(it).exists() }
    }
}
