package io.flowlogs.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowlogs.parse.MalformedRecordPolicy;
import io.flowlogs.query.AddressSummary;
import io.flowlogs.query.Aggregation;
import io.flowlogs.query.FlowQuery;
import io.flowlogs.query.FlowSummary;
import io.flowlogs.query.ScanStatistics;
import io.flowlogs.record.FlowFields;
import io.flowlogs.record.FlowLogFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** An answer depends on the text alone: not on threads, ranges, chunks, sizes of reads, or compression. */
class IndependenceProperties {
    private static final Aggregation BY_TEXT_AND_ADDRESS =
            Aggregation.by(FlowFields.SRCADDR, FlowFields.INTERFACE_ID, FlowFields.START);

    /** Several texts of one format, messy, with headers in some of them. */
    private static byte[][] texts(LogDice dice, FlowLogFormat format, int lines) {
        byte[][] texts = new byte[1 + dice.upTo(3)][];
        for (int i = 0; i < texts.length; i++) {
            List<String> content = new ArrayList<>(dice.messy(format, lines, true));
            if (dice.oneIn(2)) {
                content.add(0, format.toHeader());
            }
            texts[i] = dice.text(content);
        }
        return texts;
    }

    private static FlowQuery asked(Way way, FlowLogFormat format, byte[]... texts) {
        return way.over(texts).format(format).onMalformed(MalformedRecordPolicy.REPORT);
    }

    @Property(tries = 150)
    void recordsPlacesAndCountsAreTheSame(@ForAll long seed, @ForAll @IntRange(max = 40) int lines) {
        LogDice dice = new LogDice(seed);
        FlowLogFormat format = dice.format();
        byte[][] texts = texts(dice, format, lines);
        Seen plain = Seen.of(asked(Way.SIMPLEST, format, texts));
        Way way = dice.way();
        Seen other = Seen.of(asked(way, format, texts));
        Lists.same(String.valueOf(way), plain.placedMessages(), other.placedMessages());
        assertThat(Seen.counts(other.statistics())).as("%s", way).isEqualTo(Seen.counts(plain.statistics()));
        assertThat(other.notices).as("%s", way).isEqualTo(plain.notices);
    }

    @Property(tries = 100)
    void writtenBytesAreTheSame(@ForAll long seed, @ForAll @IntRange(max = 40) int lines) throws IOException {
        LogDice dice = new LogDice(seed);
        FlowLogFormat format = dice.format();
        byte[][] texts = texts(dice, format, lines);
        Way way = dice.way();
        ByteArrayOutputStream expected = new ByteArrayOutputStream();
        ByteArrayOutputStream found = new ByteArrayOutputStream();
        ScanStatistics plain = write(asked(Way.SIMPLEST, format, texts), expected);
        ScanStatistics other = write(asked(way, format, texts), found);
        assertThat(found.toByteArray()).as("%s", way).isEqualTo(expected.toByteArray());
        assertThat(Seen.counts(other)).as("%s", way).isEqualTo(Seen.counts(plain));
    }

    private static ScanStatistics write(FlowQuery query, ByteArrayOutputStream out) throws IOException {
        return query.writeTo(out, (flow, target) -> {
            flow.writeMessage(target);
            target.write('\n');
        });
    }

    @Property(tries = 150)
    void summariesAndCountsAreTheSame(@ForAll long seed, @ForAll @IntRange(max = 40) int lines) {
        LogDice dice = new LogDice(seed);
        FlowLogFormat format = dice.format();
        byte[][] texts = texts(dice, format, lines);
        Way way = dice.way();
        FlowQuery plain = asked(Way.SIMPLEST, format, texts);
        FlowQuery other = asked(way, format, texts);
        same(way, plain.count(), other.count());
        AddressSummary addresses = plain.addresses();
        assertThat(other.addresses().addresses()).as("%s", way).isEqualTo(addresses.addresses());
        same(way, addresses.statistics(), other.addresses().statistics());
        FlowSummary groups = plain.aggregate(BY_TEXT_AND_ADDRESS);
        assertThat(rows(other.aggregate(BY_TEXT_AND_ADDRESS))).as("%s", way).isEqualTo(rows(groups));
        same(way, groups.statistics(), other.aggregate(BY_TEXT_AND_ADDRESS).statistics());
    }

    private static void same(Way way, ScanStatistics expected, ScanStatistics found) {
        assertThat(Seen.counts(found)).as("%s", way).isEqualTo(Seen.counts(expected));
    }

    private static List<String> rows(FlowSummary summary) {
        return summary.rows().stream().map(String::valueOf).toList();
    }

    /** Every byte of the input is counted, whatever stands in it. */
    @Property(tries = 100)
    void bytesAndLinesAreThoseOfTheText(@ForAll long seed, @ForAll @IntRange(max = 30) int lines) {
        LogDice dice = new LogDice(seed);
        FlowLogFormat format = dice.format();
        byte[][] texts = texts(dice, format, lines);
        Way way = dice.way();
        ScanStatistics counted = asked(way, format, texts).count();
        long bytes = 0;
        long lineCount = 0;
        for (byte[] text : texts) {
            bytes += text.length;
            lineCount += Reference.read(text, format).lines();
        }
        assertThat(counted.bytesDecoded()).as("%s", way).isEqualTo(bytes);
        assertThat(counted.lines()).as("%s", way).isEqualTo(lineCount);
    }
}
