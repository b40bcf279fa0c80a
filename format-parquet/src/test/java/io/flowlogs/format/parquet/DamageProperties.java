package io.flowlogs.format.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowlogs.record.FlowLogFormat;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Files that somebody changed. */
class DamageProperties {
    /** Whatever is changed in a file: an answer or a sentence, and neither a crash nor a wait. */
    @Property(tries = 400)
    void damageIsAnAnswerOrASentence(@ForAll long seed, @ForAll @IntRange(min = 1, max = 4) int changes)
            throws IOException {
        FlowDice dice = new FlowDice(seed);
        FlowLogFormat format = dice.format();
        List<Map<String, String>> records = dice.records(30);
        byte[] content = ParquetJava.any(format, records, 11, seed);
        for (int i = 0; i < changes; i++) {
            content[4 + dice.upTo(content.length - 8)] = (byte) dice.upTo(256);
        }
        Read read = new Read(Answers.query(MemoryFile.of("x.parquet", content), 1, 7));
        int told = read.messages.size() + read.problems.size();
        assertThat(told).isPositive();
        assertThat(read.problems).allMatch(problem -> problem.startsWith("x.parquet"));
    }
}
