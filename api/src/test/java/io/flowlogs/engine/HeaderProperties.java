package io.flowlogs.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowlogs.parse.MalformedRecordPolicy;
import io.flowlogs.query.FlowQuery;
import io.flowlogs.query.ScanStatistics;
import io.flowlogs.record.FlowField;
import io.flowlogs.record.FlowLogFormat;
import io.flowlogs.record.FlowRecord;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Where files are joined, header lines stand in the middle: the fields change there, for every way of reading. */
class HeaderProperties {
    @Property(tries = 200)
    void everyHeaderHoldsForTheLinesBelowIt(@ForAll long seed, @ForAll @IntRange(max = 25) int lines) {
        LogDice dice = new LogDice(seed);
        FlowLogFormat first = dice.format();
        FlowLogFormat second = dice.oneIn(3) ? first : dice.format();
        List<String> content = new ArrayList<>();
        for (FlowLogFormat format : dice.oneIn(2) ? List.of(first, second) : List.of(first, second, first)) {
            if (FlowLogFormat.ofHeader(format.toHeader()) == null) {
                return;
            }
            content.add(format.toHeader());
            content.addAll(dice.messy(format, dice.upTo(lines + 1), true));
        }
        byte[] text = dice.text(content);
        byte[] other = dice.text(List.of(first.toHeader(), dice.line(first)));
        check(dice.way(), text, other, first);
    }

    private static void check(Way way, byte[] text, byte[] other, FlowLogFormat first) {
        FlowQuery query = way.over(other, text, other).onMalformed(MalformedRecordPolicy.REPORT);
        Seen seen = Seen.of(query);
        List<FlowRecord> expected = new ArrayList<>(Reference.read(other, first).flows());
        Reference reference = Reference.read(text, first);
        expected.addAll(reference.flows());
        expected.addAll(Reference.read(other, first).flows());
        Lists.same(String.valueOf(way), expected, seen.records);
        assertThat(seen.statistics().malformed())
                .as("%s", way)
                .isEqualTo(reference.malformed().size());
        assertThat(seen.malformed).as("%s", way).doesNotHaveDuplicates();
        assertThat(seen.statistics().splitsRead()).as("%s", way).isEqualTo(3);
        Seen counting = new Seen();
        ScanStatistics counted = query.observedBy(counting).count();
        assertThat(counted.records() + counted.malformed())
                .as("%s", way)
                .isEqualTo(expected.size() + reference.malformed().size());
        assertThat(counting.malformedPlaces()).as("%s: told once", way).doesNotHaveDuplicates();
    }

    /** AWS adds fields; a header that begins with one that is not known yet is no record. */
    @Example
    void aHeaderMayBeginWithAnUndocumentedField() {
        String header = "brand-new-field srcaddr dstaddr bytes\n";
        byte[] text = (header + "x 10.0.0.1 10.0.0.2 5\n" + header + "y 10.0.0.1 10.0.0.2 6\n")
                .getBytes(StandardCharsets.UTF_8);
        for (Way way : Way.all()) {
            assertThat(Seen.of(way.over(text)).messages())
                    .as("%s", way)
                    .containsExactly("x 10.0.0.1 10.0.0.2 5", "y 10.0.0.1 10.0.0.2 6");
            assertThat(way.over(text).count().records()).as("%s", way).isEqualTo(2);
        }
    }

    @Example
    void aHeaderMayBeTheLastLine() {
        byte[] text = "srcaddr bytes\n10.0.0.1 1\n10.0.0.2 2\nbytes srcaddr\n".getBytes(StandardCharsets.UTF_8);
        for (Way way : Way.all()) {
            assertThat(Seen.of(way.over(text)).messages()).as("%s", way).containsExactly("10.0.0.1 1", "10.0.0.2 2");
        }
    }

    /** An interface's id begins like the name of a field, but only at first sight. */
    @Example
    void headersAreFoundAmongLinesThatBeginWithAnInterface() {
        byte[] text = "interface-id end\neni-1 5\nend interface-id\n6 eni-2\nencryption-status end\n1 7\n"
                .getBytes(StandardCharsets.UTF_8);
        for (Way way : Way.all()) {
            assertThat(Seen.of(way.over(text)).records)
                    .as("%s", way)
                    .extracting(flow -> flow.getLong(io.flowlogs.record.FlowFields.END, 0))
                    .containsExactly(5L, 6L, 7L);
        }
    }

    /** What a source made is a record, whatever its words are. */
    @Example
    void aRecordThatASourceMadeIsNoHeader() {
        FlowLogFormat format =
                FlowLogFormat.of(List.of(FlowField.text("region"), FlowField.text("type"), FlowField.text("x")));
        List<FlowRecord> records =
                List.of(FlowRecord.fromMessage("start end bytes", format), FlowRecord.fromMessage("a\nb\tc", format));
        Seen seen = Seen.of(Way.SIMPLEST.over(new MemoryRecords("made", records)));
        assertThat(seen.records).isEqualTo(records);
    }
}
