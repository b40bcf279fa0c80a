// Parquet of flow logs, in folders by day: ToParquet DIRECTORY [LOCATION]

import io.flowlogs.FlowLogs
import io.flowlogs.convert.ConvertOptions
import io.flowlogs.convert.Partition
import kotlin.io.path.Path

fun main(args: Array<String>) {
    val directory = Path(args[0])
    val location = args.getOrElse(1) { "samples/vpc-default-v2.log" }
    val options = ConvertOptions.builder("parquet").partitionedBy(Partition.DAY).sorted().build()
    FlowLogs.open(location).use { logs ->
        for (file in logs.query().convertTo(directory, options).files) {
            println("${file.path}: ${file.records} records, ${file.bytes} bytes")
        }
    }
}
