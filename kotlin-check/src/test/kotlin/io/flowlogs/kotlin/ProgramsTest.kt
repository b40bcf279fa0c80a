package io.flowlogs.kotlin

import java.nio.file.Path
import kotlin.io.path.listDirectoryEntries
import kotlin.io.path.nameWithoutExtension
import kotlin.io.path.walk
import org.assertj.core.api.Assertions.assertThat
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.Timeout
import org.junit.jupiter.api.io.TempDir

/** The programs in examples/kotlin, run as they would be from the top of the project. */
@Timeout(60)
class ProgramsTest {
    @Test
    fun `top talkers`() {
        assertThat(run("TopTalkers")).hasSize(6).element(0).asString().startsWith("10.0.1.10: ")
        assertThat(run("TopTalkers", SAMPLE, "dst port 22")).isNotEmpty()
    }

    @Test
    fun `who talked to an address`() {
        assertThat(run("WhoTalkedTo", "203.0.113.77", SAMPLE)).containsExactly("10.0.1.10: 2 records, 8197 bytes")
    }

    @Test
    fun `whether all can be read`(@TempDir directory: Path) {
        assertThat(run("Check", SAMPLE)).singleElement().asString().startsWith("296 records")
        val none = directory.resolve("none").toString()
        assertThat(run("Check", none)).singleElement().asString().startsWith("cannot be read: ")
        assertThat(run("Check", "none:none")).singleElement().asString().startsWith("not understood: ")
    }

    @Test
    fun `parquet by day`(@TempDir directory: Path) {
        assertThat(run("ToParquet", directory.toString(), SAMPLE)).singleElement().asString().startsWith("year=2024/")
        assertThat(directory.walk().map { it.toString() }.toList()).anyMatch { it.endsWith(".parquet") }
    }

    @Test
    fun `what is rejected as it comes`() {
        assertThat(run("RejectsAsTheyCome", SAMPLE, "2")).hasSize(2).allMatch { it.contains(" -> ") }
    }

    @Test
    fun `every program is run here`() {
        assertThat(Path.of("examples/kotlin").listDirectoryEntries("*.kt").map { it.nameWithoutExtension })
            .containsExactlyInAnyOrder("TopTalkers", "WhoTalkedTo", "Check", "ToParquet", "RejectsAsTheyCome")
    }

    private fun run(program: String, vararg arguments: String): List<String> = printed {
        Class.forName(program + "Kt").getMethod("main", Array<String>::class.java).invoke(null, arguments)
    }
}
