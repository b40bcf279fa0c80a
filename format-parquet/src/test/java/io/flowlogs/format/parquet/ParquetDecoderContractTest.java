package io.flowlogs.format.parquet;

import io.flowlogs.record.FlowField;
import io.flowlogs.record.FlowRecord;
import io.flowlogs.source.FlowLogDecoder;
import io.flowlogs.testkit.FlowLogDecoderContract;
import io.flowlogs.testkit.LogFile;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Files as AWS writes them, of several row groups. */
class ParquetDecoderContractTest extends FlowLogDecoderContract {
    private static final int GROUP = 3;

    @Override
    protected FlowLogDecoder decoder() {
        return new ParquetDecoder();
    }

    @Override
    protected byte[] encode(LogFile file) throws IOException {
        return ParquetJava.aws(
                file.format(),
                file.records().stream().map(ParquetDecoderContractTest::texts).toList(),
                GROUP);
    }

    private static Map<String, String> texts(FlowRecord flow) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (FlowField<?> field : flow.format().fields()) {
            String text = flow.getRaw(field);
            if (text != null && !text.equals("-")) {
                texts.put(field.name(), text);
            }
        }
        return texts;
    }

    @Override
    protected boolean tellsItsEnd() {
        return true;
    }
}
