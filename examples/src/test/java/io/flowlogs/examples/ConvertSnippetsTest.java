package io.flowlogs.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowlogs.FlowLogs;
import io.flowlogs.convert.ConvertOptions;
import io.flowlogs.convert.Partition;
import io.flowlogs.query.ConvertReport;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Java of docs/convert.md. */
class ConvertSnippetsTest {
    @Test
    void converting(@TempDir Path directory) throws Throwable {
        assertThat(Printed.by(() -> {
                    // region convert
                    ConvertOptions options = ConvertOptions.builder("parquet")
                            .partitionedBy(Partition.DAY, Partition.ACCOUNT)
                            .sorted()
                            .build();
                    try (FlowLogs logs = FlowLogs.open("samples/vpc-default-v2.log")) {
                        ConvertReport report = logs.query().convertTo(directory, options);
                        report.files().forEach(file -> System.out.println(file.path() + ": " + file.records()));
                    }
                    // endregion
                }))
                .containsExactly("year=2024/month=03/day=05/aws-account-id=123456789012/part-00001.parquet: 296");
    }
}
