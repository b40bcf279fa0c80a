package io.flowlogs.kotlin

import io.flowlogs.FlowLogs
import io.flowlogs.record.FlowLogFormat
import io.flowlogs.record.FlowRecord
import java.io.ByteArrayOutputStream
import java.io.PrintStream
import java.nio.file.Path
import kotlin.io.path.writeText
import kotlin.text.Charsets.UTF_8

internal const val SAMPLE = "samples/vpc-default-v2.log"

/** A record of SSH from outside, and one that says that there was nothing. */
internal val SSH: FlowRecord = FlowRecord.fromMessage(
    "2 123456789012 eni-0a1b2c3d4e5f60001 203.0.113.77 10.0.1.10 51515 22 6 23 4210 1709634064 1709634112 ACCEPT OK",
)
internal val NO_DATA: FlowRecord = FlowRecord.fromMessage(
    "2 123456789012 eni-0a1b2c3d4e5f60004 - - - - - - - 1709632800 1709633100 - NODATA",
)

/** A file of a record and one whose bytes are no number. */
internal fun writeMalformed(file: Path): Path {
    val header = SSH.format().fields().joinToString(" ")
    val malformed = SSH.toMessage().replace("4210", "many")
    file.writeText("$header\n${SSH.toMessage()}\n$malformed\n")
    return file
}

internal fun <T> sample(question: (FlowLogs) -> T): T = FlowLogs.open(SAMPLE).use(question)

internal fun recordOf(format: String, line: String): FlowRecord = FlowRecord.fromMessage(line, FlowLogFormat.parse(format))

/** The lines that something prints. */
internal fun printed(program: () -> Unit): List<String> {
    val before = System.out
    val bytes = ByteArrayOutputStream()
    System.setOut(PrintStream(bytes, true, UTF_8))
    try {
        program()
    } finally {
        System.setOut(before)
    }
    return bytes.toString(UTF_8).lines().dropLastWhile { it.isEmpty() }
}
