package io.flowlogs.kotlin

import java.io.File
import java.nio.file.Path
import org.jetbrains.kotlin.cli.common.ExitCode
import org.jetbrains.kotlin.cli.common.arguments.K2JVMCompilerArguments
import org.jetbrains.kotlin.cli.common.messages.CompilerMessageSeverity
import org.jetbrains.kotlin.cli.common.messages.CompilerMessageSourceLocation
import org.jetbrains.kotlin.cli.common.messages.MessageCollector
import org.jetbrains.kotlin.cli.jvm.K2JVMCompiler
import org.jetbrains.kotlin.config.Services

/** What the Kotlin compiler, with the options it has by itself, says of some files. */
internal class Compilation private constructor(val isSuccess: Boolean, val complaints: List<Complaint>) {
    /** An error or a warning; without a file where it is about none. */
    data class Complaint(val file: String?, val line: Int, val text: String)

    companion object {
        fun of(sources: List<Path>, classes: Path): Compilation {
            val collector = Collector()
            val arguments = K2JVMCompilerArguments().apply {
                freeArgs = sources.map { it.toString() }
                classpath = System.getProperty("java.class.path").split(File.pathSeparator).filter(::isForUsers)
                    .joinToString(File.pathSeparator)
                destination = classes.toString()
                noStdlib = true
                noReflect = true
                jvmTarget = "17"
            }
            val code = K2JVMCompiler().exec(collector, Services.EMPTY, arguments)
            return Compilation(code == ExitCode.OK, collector.complaints)
        }

        /** The compiler's own class path would only slow it down. */
        private fun isForUsers(entry: String) = !entry.contains("kotlin-compiler") && !entry.endsWith("test-classes")
    }

    private class Collector : MessageCollector {
        val complaints = mutableListOf<Complaint>()

        override fun clear() = complaints.clear()

        override fun hasErrors() = complaints.isNotEmpty()

        override fun report(
            severity: CompilerMessageSeverity,
            message: String,
            location: CompilerMessageSourceLocation?,
        ) {
            if (severity.isError || severity.isWarning) {
                complaints += Complaint(location?.path?.let { File(it).name }, location?.line ?: 0, message)
            }
        }
    }
}
