package io.flowlogs.benchmarks;

import io.flowlogs.gen.FieldLists;
import io.flowlogs.gen.GenerationOptions;
import io.flowlogs.gen.SyntheticFlowLogs;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Made-up records to measure with: always the same ones. */
final class MadeUpLines {
    private MadeUpLines() {}

    static List<String> of(int version, int lines) {
        GenerationOptions options = GenerationOptions.builder()
                .fields(FieldLists.upToVersion(version))
                .lines(lines)
                .header(false)
                .build();
        return SyntheticFlowLogs.of(options).lines().toList();
    }

    /** Joins lines, with bytes after them for a cursor that looks ahead. */
    static byte[] joined(List<String> lines, String ending, int padding) {
        String text = String.join(ending, lines) + ending + " ".repeat(padding);
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
