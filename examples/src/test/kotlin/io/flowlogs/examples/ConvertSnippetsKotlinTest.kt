package io.flowlogs.examples

import io.flowlogs.FlowLogs
import io.flowlogs.convert.Compression
import io.flowlogs.convert.ConvertOptions
import java.nio.file.Path
import org.assertj.core.api.Assertions.assertThat
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.io.TempDir

/** The Kotlin of docs/convert.md. */
class ConvertSnippetsKotlinTest {
    @Test
    fun `files are written`(@TempDir directory: Path) {
        val printed = Printed.by {
            // region convert
            val options = ConvertOptions.builder("csv").compression(Compression.GZIP).build()
            val report = FlowLogs.open("samples/vpc-default-v2.log").use { it.query().convertTo(directory, options) }
            println("${report.records()} records, ${report.bytes()} bytes")
            // endregion
        }
        assertThat(printed).singleElement().asString().startsWith("296 records, ")
    }
}
