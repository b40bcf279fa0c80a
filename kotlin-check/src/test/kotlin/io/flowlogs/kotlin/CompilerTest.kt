package io.flowlogs.kotlin

import java.nio.file.Files
import java.nio.file.Path
import kotlin.io.path.listDirectoryEntries
import kotlin.io.path.name
import kotlin.io.path.readLines
import org.assertj.core.api.Assertions.assertThat
import org.junit.jupiter.api.DynamicTest
import org.junit.jupiter.api.DynamicTest.dynamicTest
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.TestFactory
import org.junit.jupiter.api.io.TempDir

/**
 * What must compile does, without a warning, and what must not does not. A line that the compiler has to refuse ends in a comment
 * with a part of what it says; it may complain of no other.
 */
class CompilerTest {
    @TempDir
    private lateinit var classes: Path

    @Test
    fun `what is handled compiles without a warning`() {
        val compilation = Compilation.of(sources("must-compile"), classes)
        assertThat(compilation.complaints).isEmpty()
        assertThat(compilation.isSuccess).isTrue()
    }

    @TestFactory
    fun `what must not compile is refused where it says so`(): List<DynamicTest> {
        val sources = sources("must-not-compile")
        val compilation = Compilation.of(sources, classes)
        assertThat(compilation.isSuccess).isFalse()
        assertThat(compilation.complaints).allSatisfy { assertThat(it.file).isNotNull() }
        return sources.map { source ->
            dynamicTest(source.name) { check(source, compilation.complaints.filter { it.file == source.name }) }
        }
    }

    private fun check(source: Path, complaints: List<Compilation.Complaint>) {
        val expected = expectations(source)
        assertThat(expected).isNotEmpty()
        val texts = complaints.groupBy({ it.line }, { it.text })
        assertThat(texts.keys).isEqualTo(expected.keys)
        assertThat(texts).allSatisfy { line, said -> assertThat(said).anyMatch { expected.getValue(line) in it } }
    }

    /** Parts of messages by the numbers of their lines. */
    private fun expectations(source: Path): Map<Int, String> =
        source.readLines().withIndex().filter { MARK in it.value }
            .associate { it.index + 1 to it.value.substringAfter(MARK) }

    private fun sources(folder: String): List<Path> {
        val sources = Path.of("kotlin-check/src", folder).listDirectoryEntries("*.kt").sorted()
        assertThat(sources).isNotEmpty().allMatch(Files::isRegularFile)
        return sources
    }

    private companion object {
        const val MARK = "// error: "
    }
}
