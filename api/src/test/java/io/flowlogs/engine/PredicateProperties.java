package io.flowlogs.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowlogs.query.FlowPredicate;
import io.flowlogs.query.FlowQuery;
import io.flowlogs.record.FlowField;
import io.flowlogs.record.FlowLogFormat;
import io.flowlogs.record.FlowRecord;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** A predicate that the engine compiled to work on bytes means what it means on a record in hand. */
class PredicateProperties {
    @Property(tries = 600)
    void bytesAndRecordsAgree(@ForAll long seed, @ForAll @IntRange(min = 1, max = 30) int lines) {
        LogDice dice = new LogDice(seed);
        FlowLogFormat format = dice.format();
        byte[] text = dice.text(dice.lines(format, lines));
        FlowPredicate predicate = new PredicateDice(dice, format).predicate();
        Way way = dice.way();
        FlowQuery query = way.over(text).format(format).where(predicate);
        List<String> expected = Reference.read(text, format).flows().stream()
                .filter(predicate::test)
                .map(FlowRecord::toMessage)
                .toList();
        Lists.same(way + " " + predicate, expected, Seen.of(query).messages());
        assertThat(query.count().matched()).as("%s %s", way, predicate).isEqualTo(expected.size());
    }

    /** Two conditions are one, in whatever order they are put. */
    @Property(tries = 100)
    void conditionsAddUp(@ForAll long seed, @ForAll @IntRange(min = 1, max = 30) int lines) {
        LogDice dice = new LogDice(seed);
        FlowLogFormat format = dice.format();
        byte[] text = dice.text(dice.lines(format, lines));
        PredicateDice predicates = new PredicateDice(dice, format);
        FlowPredicate first = predicates.predicate();
        FlowPredicate second = predicates.predicate();
        FlowQuery query = Way.SIMPLEST.over(text).format(format);
        List<String> together = Seen.of(query.where(first.and(second))).messages();
        Lists.same(
                "one after the other",
                together,
                Seen.of(query.where(first).where(second)).messages());
        Lists.same(
                "the other way round",
                together,
                Seen.of(query.where(second).where(first)).messages());
    }

    /** Bytes that are no UTF-8 print as a replacement character, and are not that character. */
    @Example
    void bytesThatAreNoTextEqualNoText() {
        FlowField<String> field = FlowField.text("x");
        FlowLogFormat format = FlowLogFormat.of(List.of(field));
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        text.writeBytes("\n\ufffd\n".getBytes(StandardCharsets.UTF_8));
        text.writeBytes(new byte[] {(byte) 0xff, '\n'});
        FlowPredicate predicate = FlowPredicate.eq(field, "\ufffd");
        List<FlowRecord> found =
                Seen.of(Way.SIMPLEST.over(text.toByteArray()).format(format).where(predicate)).records;
        List<FlowRecord> expected = Reference.read(text.toByteArray(), format).flows().stream()
                .filter(predicate::test)
                .toList();
        assertThat(found).hasSize(1).isEqualTo(expected);
    }
}
