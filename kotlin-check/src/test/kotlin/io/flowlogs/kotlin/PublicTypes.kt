package io.flowlogs.kotlin

import io.flowlogs.FlowLogs
import java.lang.reflect.Executable
import java.lang.reflect.Modifier
import java.nio.file.FileSystems
import java.nio.file.Files
import java.nio.file.Path
import kotlin.io.path.extension
import kotlin.io.path.invariantSeparatorsPathString

/** The types of the library that its users see, from its classes or its jar, and what is in them. */
internal object PublicTypes {
    val all: List<Class<*>> by lazy { names().map { Class.forName(it) }.filter(::isVisible) }

    private fun names(): List<String> {
        val home = Path.of(FlowLogs::class.java.protectionDomain.codeSource.location.toURI())
        return if (Files.isDirectory(home)) names(home) else FileSystems.newFileSystem(home).use { names(it.getPath("/")) }
    }

    private fun names(root: Path): List<String> = Files.walk(root).use { files ->
        files.filter { it.extension == "class" }
            .map { root.relativize(it).invariantSeparatorsPathString.removeSuffix(".class").replace('/', '.') }
            .filter { it.startsWith("io.flowlogs.") && !it.contains(".internal.") && !it.endsWith("-info") }
            .sorted()
            .toList()
    }

    private fun isVisible(type: Class<*>): Boolean =
        Modifier.isPublic(type.modifiers) && (type.declaringClass?.let(::isVisible) ?: true)

    /** The methods and constructors of a type that can be called. */
    fun calls(type: Class<*>): List<Executable> =
        (type.declaredMethods.asList() + type.declaredConstructors)
            .filter { isReachable(it.modifiers) && !it.isSynthetic }

    fun isReachable(modifiers: Int) = Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers)
}
