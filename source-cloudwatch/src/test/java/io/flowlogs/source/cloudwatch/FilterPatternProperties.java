package io.flowlogs.source.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowlogs.query.FlowPredicate;
import io.flowlogs.query.FlowPredicate.InBlocks;
import io.flowlogs.query.FlowPredicate.OneOf;
import io.flowlogs.record.FlowFields;
import io.flowlogs.record.FlowLogFormat;
import io.flowlogs.record.FlowRecord;
import io.flowlogs.source.cloudwatch.PatternNode.Reading;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** A pattern loses no record that the filter asks for, however AWS reads what it does not document. */
class FilterPatternProperties {
    private static final int MESSAGES = 40;

    @Property(tries = 4000)
    void whatPassesTheFilterMatchesThePattern(@ForAll long seed) {
        MessageDice dice = new MessageDice(seed, false);
        FlowLogFormat format = dice.format();
        FlowPredicate filter = new FilterDice(dice, format).filter();
        String pattern = FilterPattern.of(filter, format);
        if (pattern != null) {
            List<String> passing = messages(dice, format).stream()
                    .filter(message -> filter.test(FlowRecord.fromMessage(message, format)))
                    .toList();
            assertMatches(pattern, passing, filter);
        }
    }

    private static List<String> messages(MessageDice dice, FlowLogFormat format) {
        return IntStream.range(0, MESSAGES).mapToObj(i -> dice.message(format)).toList();
    }

    private static void assertMatches(String pattern, List<String> messages, FlowPredicate filter) {
        for (Reading reading : Reading.values()) {
            PatternOracle oracle = PatternOracle.of(pattern, reading);
            assertThat(messages).as("%s of %s, %s", pattern, filter, reading).allMatch(oracle::matches);
        }
    }

    /** What a pattern says of a single field is all there is to say, where values are spelled as usual. */
    @Property(tries = 2000)
    void onOrdinaryMessagesAPatternIsExact(@ForAll long seed) {
        MessageDice dice = new MessageDice(seed, true);
        FlowLogFormat format = dice.format();
        FlowPredicate filter = new FilterDice(dice, format).onOneField();
        String pattern = FilterPattern.of(filter, format);
        if (pattern != null && !isWidened(filter)) {
            for (String message : messages(dice, format)) {
                assertThat(PatternOracle.of(pattern, Reading.AS_TEXT).matches(message))
                        .as("%s of %s on %s", pattern, filter, message)
                        .isEqualTo(filter.test(FlowRecord.fromMessage(message, format)));
            }
        }
    }

    /** Blocks between octets. */
    private static boolean isWidened(FlowPredicate filter) {
        return filter instanceof InBlocks in && in.blocks().stream().anyMatch(block -> block.prefixLength() % 8 != 0);
    }

    @Property(tries = 2000)
    void patternsAreShortAndNeverMixConnectives(@ForAll long seed) {
        MessageDice dice = new MessageDice(seed, false);
        FlowLogFormat format = dice.format();
        String pattern = FilterPattern.of(new FilterDice(dice, format).filter(), format);
        if (pattern != null) {
            assertThat(pattern)
                    .hasSizeLessThanOrEqualTo(FilterPattern.MAX_LENGTH)
                    .doesNotContain("(", ")", "%");
            assertThat(pattern.split(", "))
                    .hasSize(format.size())
                    .noneMatch(slot -> slot.contains("&&") && slot.contains("||"));
        }
    }

    /** With some of its values only, a list would be narrower. */
    @Property(tries = 200)
    void listsAreWholeOrLeftOut(
            @ForAll @IntRange(min = 1, max = 150) int ports, @ForAll @IntRange(min = 1, max = 150) int interfaces) {
        FlowLogFormat format = FlowLogFormat.of(List.of(FlowFields.DSTPORT, FlowFields.INTERFACE_ID));
        FlowPredicate filter = new OneOf(FlowFields.DSTPORT, values(ports, i -> 50_000 + i))
                .and(new OneOf(FlowFields.INTERFACE_ID, values(interfaces, i -> "eni-" + i)));
        String pattern = Objects.requireNonNullElse(FilterPattern.of(filter, format), "[f1, f2]");
        assertThat(pattern).hasSizeLessThanOrEqualTo(FilterPattern.MAX_LENGTH);
        assertThat(pattern.split("f1", -1).length - 1).isIn(1, ports + 1);
        assertThat(pattern.split("f2", -1).length - 1).isIn(1, interfaces);
    }

    private static Set<Object> values(int count, IntFunction<Object> value) {
        return IntStream.range(0, count).mapToObj(value).collect(Collectors.toSet());
    }

    /** The properties above are about something: filters are often pushed, patterns exclude much and match some. */
    @Example
    void patternsAreCommonAndTell() {
        MessageDice dice = new MessageDice(1, false);
        int patterns = 0;
        int matched = 0;
        int passed = 0;
        for (int i = 0; i < 1000; i++) {
            FlowLogFormat format = dice.format();
            FlowPredicate filter = new FilterDice(dice, format).filter();
            String pattern = FilterPattern.of(filter, format);
            if (pattern != null) {
                patterns++;
                PatternOracle oracle = PatternOracle.of(pattern, Reading.AS_TEXT);
                List<String> messages = messages(dice, format);
                matched += (int) messages.stream().filter(oracle::matches).count();
                passed += (int) messages.stream()
                        .filter(message -> filter.test(FlowRecord.fromMessage(message, format)))
                        .count();
            }
        }
        assertThat(patterns).isGreaterThan(500);
        assertThat(matched).isLessThan(patterns * MESSAGES / 2);
        assertThat(passed).isGreaterThan(patterns);
    }
}
