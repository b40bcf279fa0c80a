package io.flowlogs.format.csv;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.flowlogs.record.FlowField;
import io.flowlogs.source.FlowLogDecoder;
import io.flowlogs.testkit.FlowLogDecoderContract;
import io.flowlogs.testkit.LogFile;
import java.util.Arrays;
import java.util.stream.Collectors;

/** What Athena answers: a column for each field, and nothing where nothing is known. */
class ColumnsContractTest extends FlowLogDecoderContract {
    @Override
    protected FlowLogDecoder decoder() {
        return new CsvDecoder();
    }

    @Override
    protected byte[] encode(LogFile file) {
        String header = file.format().fields().stream()
                .map(FlowField::columnName)
                .map(name -> '"' + name + '"')
                .collect(Collectors.joining(",", "", "\n"));
        return file.lines().stream()
                .map(ColumnsContractTest::row)
                .collect(Collectors.joining("", header, ""))
                .getBytes(UTF_8);
    }

    private static String row(String line) {
        return Arrays.stream(line.split(" ", -1))
                .map(word -> word.equals("-") ? "" : '"' + word + '"')
                .collect(Collectors.joining(",", "", "\n"));
    }
}
