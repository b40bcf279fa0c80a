package io.flowlogs.kotlin

import java.lang.reflect.Executable
import java.lang.reflect.Method
import java.lang.reflect.Modifier
import java.util.Comparator
import org.assertj.core.api.Assertions.assertThat
import org.jspecify.annotations.NullMarked
import org.junit.jupiter.api.Test

/** What makes a Java library awkward in Kotlin, looked for in all of its public types. */
class ApiShapeTest {
    @Test
    fun `there are types to look at`() {
        assertThat(PublicTypes.all).hasSizeGreaterThan(100)
    }

    /** `in` reads well in Java, so it stays; where it is, there is a second name. */
    @Test
    fun `no name is a keyword, or there is another`() {
        val names = PublicTypes.all.flatMap { type ->
            type.declaredMethods.filter { PublicTypes.isReachable(it.modifiers) && it.name in KEYWORDS && !hasTwin(it) } +
                type.declaredFields.filter { PublicTypes.isReachable(it.modifiers) && it.name in KEYWORDS }
        }
        assertThat(names).isEmpty()
        assertThat(PublicTypes.all.map { it.simpleName }.filter { it in KEYWORDS }).isEmpty()
        assertThat(PublicTypes.all.flatMap { it.packageName.split('.') }.filter { it in KEYWORDS }).isEmpty()
    }

    private fun hasTwin(method: Method) = method.declaringClass.declaredMethods.any {
        it.name == TWINS[method.declaringClass.simpleName + "." + method.name] &&
            it.parameterTypes.contentEquals(method.parameterTypes) &&
            it.genericReturnType == method.genericReturnType
    }

    @Test
    fun `functions are last, so that a lambda can follow`() {
        assertThat(PublicTypes.all.flatMap { PublicTypes.calls(it) }.filterNot(::isFunctionLast)).isEmpty()
    }

    private fun isFunctionLast(call: Executable): Boolean {
        val functions = call.parameterTypes.map(::isFunction)
        return functions.lastIndexOf(true) < 0 || functions.last()
    }

    @Test
    fun `interfaces with one method to implement say that they are functions`() {
        val interfaces = PublicTypes.all.filter { it.isInterface && !it.isSealed && abstractMethods(it).size == 1 }
        assertThat(interfaces).isNotEmpty().allMatch { it.isAnnotationPresent(FunctionalInterface::class.java) }
    }

    private fun isFunction(type: Class<*>) = type.isInterface && (isOfJava(type) || isOurs(type))

    private fun isOfJava(type: Class<*>) = type.packageName == "java.util.function" || type == Comparator::class.java

    private fun isOurs(type: Class<*>) = type.packageName.startsWith("io.flowlogs") && abstractMethods(type).size == 1

    private fun abstractMethods(type: Class<*>) = type.methods.filter { Modifier.isAbstract(it.modifiers) }

    /** A member wins over an extension: `records.first()` would not mean what it means for every other Iterable. */
    @Test
    fun `no member hides what Kotlin knows of every Iterable`() {
        val extensions = Class.forName("kotlin.collections.CollectionsKt").methods
            .filter { it.parameterTypes.firstOrNull() == Iterable::class.java }
            .map { it.name }.toSet()
        assertThat(extensions).contains("first", "map", "toSortedSet")
        val iterables = PublicTypes.all.filter { Iterable::class.java.isAssignableFrom(it) }
        assertThat(iterables).isNotEmpty()
        val hiding = iterables.flatMap { it.methods.asList() }
            .filter { it.name in extensions && it.declaringClass != Iterable::class.java }
        assertThat(hiding).isEmpty()
    }

    /** Where it is not said, Kotlin would neither ask about nulls nor warn of them. */
    @Test
    fun `every package says what may be null`() {
        assertThat(PublicTypes.all.map { it.`package` }.distinct())
            .allMatch { it.isAnnotationPresent(NullMarked::class.java) }
    }

    /** `flow.bytes` is a property; a `getBytes` with `is` or of another type beside it would be ambiguous. */
    @Test
    fun `no property has two getters`() {
        val ambiguous = PublicTypes.all.filter { type ->
            val properties = type.methods.filter { it.parameterCount == 0 }.mapNotNull(::property)
            properties.groupBy { it }.any { it.value.size > 1 }
        }
        assertThat(ambiguous).isEmpty()
    }

    private fun property(method: Method): String? =
        if (method.isBridge) null else GETTER.matchEntire(method.name)?.groupValues?.get(1)

    private companion object {
        /** Those of Kotlin that can be names in Java. */
        val KEYWORDS = setOf("as", "fun", "in", "is", "object", "typealias", "typeof", "val", "var", "when")
        val TWINS = mapOf("FlowPredicate.in" to "within", "SeriesQuestion.in" to "inZone", "HealthQuestion.in" to "inZone")
        val GETTER = Regex("(?:get|is)([A-Z].*)")
    }
}
