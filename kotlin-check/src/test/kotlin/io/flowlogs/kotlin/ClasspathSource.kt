package io.flowlogs.kotlin

import io.flowlogs.source.FlowRecordSource
import io.flowlogs.source.FlowRecordSourceProvider
import io.flowlogs.source.OptionSpec
import io.flowlogs.source.ScanPlan
import io.flowlogs.source.ScanRequest
import io.flowlogs.source.SourceOptions
import io.flowlogs.source.Split
import java.io.FileNotFoundException
import java.io.InputStream
import java.net.URI
import java.net.URL
import java.util.OptionalLong

// region source
/** Opens `classpath:flows.log`: what every directory and jar on the class path has by that name. */
class ClasspathSourceProvider : FlowRecordSourceProvider {
    override fun scheme() = "classpath"

    override fun description() = "resources on the class path"

    override fun options() = listOf(OPTIONAL)

    override fun open(location: URI, options: SourceOptions): FlowRecordSource =
        ClasspathSource(location.schemeSpecificPart, options[OPTIONAL] ?: false)

    private companion object {
        val OPTIONAL: OptionSpec<Boolean> = OptionSpec.flag("optional", "Read nothing where there is no such resource.")
    }
}

private class ClasspathSource(private val path: String, private val isOptional: Boolean) : FlowRecordSource {
    override fun name() = "classpath:$path"

    override fun plan(request: ScanRequest): ScanPlan {
        val found = ClassLoader.getSystemResources(path).toList()
        if (found.isEmpty() && !isOptional) {
            throw FileNotFoundException("expected a resource on the class path, found none. Check its path.")
        }
        return ScanPlan.of(found.map { Resource(it) }.sortedBy { it.name() }, request.filter)
    }

    override fun close() = Unit
}

private class Resource(private val url: URL) : Split.OfBytes {
    override fun name() = url.toString()

    override fun size(): OptionalLong = OptionalLong.empty()

    override fun open(): InputStream = url.openStream()
}
// endregion
