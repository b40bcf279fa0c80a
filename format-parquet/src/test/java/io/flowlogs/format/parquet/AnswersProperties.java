package io.flowlogs.format.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowlogs.query.FlowPredicate;
import io.flowlogs.query.FlowQuery;
import io.flowlogs.query.ScanStatistics;
import io.flowlogs.record.FlowLogFormat;
import io.flowlogs.value.TimeRange;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** The same records give the same answers, whether they are text or columns, and however the columns were written and are read. */
class AnswersProperties {
    @Property(tries = 300)
    void columnsAnswerAsLinesDo(@ForAll long seed, @ForAll @IntRange(min = 1, max = 120) int rows) throws IOException {
        FlowDice dice = new FlowDice(seed);
        FlowLogFormat format = dice.format();
        List<Map<String, String>> records = dice.records(rows);
        int groupRows = 1 + dice.upTo(50);
        int threads = 1 + dice.upTo(4);
        int batchRows = 1 + dice.upTo(30);
        byte[] columns = ParquetJava.any(format, records, groupRows, seed);
        FlowQuery text = Answers.query(MemoryFile.of("0.log", FlowDice.text(format, records)), 1, 1);
        FlowQuery parquet = Answers.query(MemoryFile.of("0.parquet", columns), threads, batchRows);
        for (int i = 0; i < 3; i++) {
            FlowPredicate filter = dice.predicate(2);
            TimeRange window = i == 0 ? TimeRange.ALL : window(dice);
            assertThat(Answers.of(parquet, filter, window))
                    .as("%s %s, %s rows a group, %s a batch, %s threads", filter, window, groupRows, batchRows, threads)
                    .isEqualTo(Answers.of(text, filter, window));
        }
    }

    private static TimeRange window(FlowDice dice) {
        Instant one = dice.time();
        Instant other = dice.time();
        return one.isBefore(other) ? new TimeRange(one, other) : new TimeRange(other, one);
    }

    /** What was read and what statistics ruled out are all there is; what was ruled out would not have matched. */
    @Property(tries = 100)
    void whatIsRuledOutIsCounted(@ForAll long seed, @ForAll @IntRange(min = 1, max = 120) int rows) throws IOException {
        FlowDice dice = new FlowDice(seed);
        FlowLogFormat format = dice.format();
        List<Map<String, String>> records = dice.records(rows);
        byte[] columns = ParquetJava.aws(format, records, 1 + dice.upTo(20));
        FlowPredicate filter = dice.predicate(2);
        TimeRange window = window(dice);
        ScanStatistics one = Answers.query(MemoryFile.of("0.parquet", columns), 1, 8)
                .where(filter)
                .between(window)
                .count();
        ScanStatistics many = Answers.query(MemoryFile.of("0.parquet", columns), 3, 5)
                .where(filter)
                .between(window)
                .count();
        long ruledOut =
                one.skipped().values().stream().mapToLong(Long::longValue).sum();
        assertThat(one.records() + ruledOut).isEqualTo(rows);
        assertThat(one.lines()).isEqualTo(one.records());
        assertThat(many.records()).isEqualTo(one.records());
        assertThat(many.skipped()).isEqualTo(one.skipped());
        assertThat(many.noData()).isEqualTo(one.noData());
        assertThat(many.undated()).isEqualTo(one.undated());
        assertThat(many.firstRecordTime()).isEqualTo(one.firstRecordTime());
        assertThat(many.splitsRead()).isEqualTo(one.splitsRead()).isEqualTo(1);
    }
}
