package io.flowlogs.source.cloudwatch;

import static io.flowlogs.query.FlowPredicate.compare;
import static io.flowlogs.query.FlowPredicate.eq;
import static io.flowlogs.query.FlowPredicate.ge;
import static io.flowlogs.query.FlowPredicate.gt;
import static io.flowlogs.query.FlowPredicate.in;
import static io.flowlogs.query.FlowPredicate.le;
import static io.flowlogs.query.FlowPredicate.lt;
import static io.flowlogs.query.FlowPredicate.ne;
import static io.flowlogs.query.FlowPredicate.oneOf;
import static io.flowlogs.query.FlowPredicate.present;
import static org.assertj.core.api.Assertions.assertThat;

import io.flowlogs.query.FlowPredicate;
import io.flowlogs.query.FlowPredicate.And;
import io.flowlogs.query.FlowPredicate.Op;
import io.flowlogs.query.FlowPredicate.Or;
import io.flowlogs.record.FlowField;
import io.flowlogs.record.FlowFields;
import io.flowlogs.record.FlowLogFormat;
import io.flowlogs.source.cloudwatch.PatternNode.Reading;
import io.flowlogs.value.CidrBlock;
import io.flowlogs.value.FlowAction;
import io.flowlogs.value.FlowDirection;
import io.flowlogs.value.IpAddress;
import io.flowlogs.value.IpProtocol;
import io.flowlogs.value.LogStatus;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FilterPatternTest {
    private static final String MAPPED = "A = *ff* || A = *FF* || A = *fF*";
    private static final FlowLogFormat SMALL =
            FlowLogFormat.parse("srcaddr dstport bytes start action instance-tag end");

    /** What is written for the one field of a format, with A for its label. */
    private static @Nullable String said(FlowPredicate filter, FlowField<?> field) {
        String pattern = FilterPattern.of(filter, FlowLogFormat.of(List.of(field)));
        return pattern == null
                ? null
                : pattern.substring(1, pattern.length() - 1).replace("f1", "A");
    }

    @Test
    void portOfTheDefaultFormat() {
        assertThat(FilterPattern.of(eq(FlowFields.DSTPORT, 443), FlowLogFormat.DEFAULT))
                .isEqualTo("[f1, f2, f3, f4, f5, f6, f7 = 443 || f7 = 0*, f8, f9, f10, f11, f12, f13, f14]");
    }

    @Test
    void severalFieldsOfACustomFormat() {
        FlowPredicate filter = new And(List.of(
                eq(FlowFields.ACTION, FlowAction.REJECT),
                ge(FlowFields.BYTES, 400L),
                in(FlowFields.SRCADDR, CidrBlock.parse("10.0.2.0/24")),
                oneOf(FlowFields.DSTPORT, Set.of(8080, 80))));
        assertThat(FilterPattern.of(filter, SMALL))
                .isEqualTo("[f1 = 10.0.2.* || f1 = *ff* || f1 = *FF* || f1 = *fF*,"
                        + " f2 = 80 || f2 = 8080 || f2 = 0*, f3 >= 400, f4, f5 = \"REJECT\", f6, f7]");
    }

    @Test
    void numbers() {
        assertThat(said(eq(FlowFields.PROTOCOL, IpProtocol.of(6)), FlowFields.PROTOCOL))
                .isEqualTo("A = 6 || A = 0*");
        assertThat(said(ne(FlowFields.DSTPORT, 22), FlowFields.DSTPORT)).isEqualTo("A != 22");
        assertThat(said(ge(FlowFields.BYTES, 400L), FlowFields.BYTES)).isEqualTo("A >= 400");
        assertThat(said(ge(FlowFields.BYTES, 400L).and(lt(FlowFields.BYTES, 1000L)), FlowFields.BYTES))
                .isEqualTo("A >= 400 && A < 1000");
        assertThat(said(oneOf(FlowFields.DSTPORT, Set.of(80, 8080)).negate(), FlowFields.DSTPORT))
                .isEqualTo("A != 80 && A != 8080");
        assertThat(said(gt(FlowFields.DSTPORT, 1023).negate(), FlowFields.DSTPORT))
                .isEqualTo("A <= 1023");
    }

    @Test
    void numbersThatWouldBeRoundedOrHaveASignAreLeftOut() {
        assertThat(said(gt(FlowFields.BYTES, 1L << 53), FlowFields.BYTES)).isNull();
        assertThat(said(gt(FlowFields.BYTES, (1L << 53) - 1), FlowFields.BYTES)).isEqualTo("A > 9007199254740991");
        assertThat(said(gt(FlowFields.BYTES, -1L), FlowFields.BYTES)).isNull();
        assertThat(said(eq(FlowFields.BYTES, -1L), FlowFields.BYTES)).isNull();
        assertThat(said(oneOf(FlowFields.BYTES, Set.of(-1L, 5L)).negate(), FlowFields.BYTES))
                .isEqualTo("A != 5");
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.2.0/24, 10.0.2.*",
        "10.0.2.77, 10.0.2.77",
        "10.0.2.64/26, 10.0.2.*",
        "10.0.0.0/16, 10.0.*",
        "10.0.0.0/15, 10.*",
        "10.0.0.0/8, 10.*",
        "::ffff:10.1.0.0/112, 10.1.*",
        "0.0.0.0/32, 0.0.0.0"
    })
    void blocksBeginWithWholeOctets(String block, String term) {
        assertThat(said(in(FlowFields.SRCADDR, CidrBlock.parse(block)), FlowFields.SRCADDR))
                .isEqualTo("A = " + term + " || " + MAPPED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0/0", "8.0.0.0/7", "2001:db8::/32", "::/0", "2001:db8::1"})
    void blocksWithoutAWholeOctetOrOfIpv6AreLeftOut(String block) {
        FlowPredicate inside = in(FlowFields.SRCADDR, CidrBlock.parse(block));
        assertThat(said(inside, FlowFields.SRCADDR)).isNull();
        assertThat(said(inside.negate(), FlowFields.SRCADDR)).isNull();
        Set<CidrBlock> both = Set.of(CidrBlock.parse("10.0.0.0/8"), CidrBlock.parse(block));
        assertThat(said(in(FlowFields.SRCADDR, both), FlowFields.SRCADDR)).isNull();
    }

    @Test
    void outsideOfBlocksOnlyThoseAreExcludedThatEndWithAnOctet() {
        Set<CidrBlock> blocks = Set.of(
                CidrBlock.parse("192.168.0.0/16"),
                CidrBlock.parse("172.16.0.0/12"),
                CidrBlock.parse("10.0.0.0/8"),
                CidrBlock.parse("2001:db8::/32"));
        assertThat(said(in(FlowFields.DSTADDR, blocks).negate(), FlowFields.DSTADDR))
                .isEqualTo("A != 10.* && A != 192.168.*");
    }

    @Test
    void addresses() {
        IpAddress address = IpAddress.parse("10.0.0.1");
        assertThat(said(eq(FlowFields.SRCADDR, address), FlowFields.SRCADDR)).isEqualTo("A = 10.0.0.1 || " + MAPPED);
        assertThat(said(ne(FlowFields.SRCADDR, address), FlowFields.SRCADDR)).isEqualTo("A != 10.0.0.1");
        assertThat(said(lt(FlowFields.SRCADDR, address), FlowFields.SRCADDR)).isNull();
        assertThat(said(eq(FlowFields.SRCADDR, IpAddress.parse("2001:db8::1")), FlowFields.SRCADDR))
                .isNull();
    }

    @Test
    void words() {
        assertThat(said(ne(FlowFields.ACTION, FlowAction.REJECT), FlowFields.ACTION))
                .isEqualTo("A != \"REJECT\"");
        assertThat(said(eq(FlowFields.FLOW_DIRECTION, FlowDirection.EGRESS), FlowFields.FLOW_DIRECTION))
                .isEqualTo("A = \"egress\"");
        assertThat(said(oneOf(FlowFields.LOG_STATUS, Set.of(LogStatus.OK, LogStatus.NODATA)), FlowFields.LOG_STATUS))
                .isEqualTo("A = \"NODATA\" || A = \"OK\"");
        assertThat(said(lt(FlowFields.ACTION, FlowAction.REJECT), FlowFields.ACTION))
                .isNull();
    }

    @Test
    void wordsThatLookLikeNumbersAreNotExcluded() {
        FlowField<String> account = FlowFields.ACCOUNT_ID;
        assertThat(said(eq(account, "000123456789"), account)).isEqualTo("A = \"000123456789\"");
        assertThat(said(ne(account, "000123456789"), account)).isNull();
        assertThat(said(oneOf(account, Set.of("123456789010", "unknown")).negate(), account))
                .isEqualTo("A != \"unknown\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "-", "a b", "a\"b", "a,b", "[a]", "(a)", "a*", "*", "%a%", "a%20b", "a\\b", "a\tb", "a\u0000",
                "\u00fc", "a&&b", "a||b", "a=b", "..."
            })
    void wordsThatMayMeanSomethingInAPatternAreLeftOut(String word) {
        FlowField<String> tag = FlowFields.INSTANCE_TAG;
        assertThat(said(eq(tag, word), tag)).isNull();
        assertThat(said(ne(tag, word), tag)).isNull();
    }

    @Test
    void timesHaveALowerBoundInSecondsAndAnUpperOneThatSparesMilliseconds() {
        Instant time = Instant.ofEpochSecond(1_700_000_000);
        Instant within = time.plusMillis(500);
        String upper = " || A >= 100000000000";
        assertThat(said(ge(FlowFields.END, time), FlowFields.END)).isEqualTo("A >= 1700000000");
        assertThat(said(gt(FlowFields.END, time), FlowFields.END)).isEqualTo("A > 1700000000");
        assertThat(said(ge(FlowFields.END, within), FlowFields.END)).isEqualTo("A > 1700000000");
        assertThat(said(gt(FlowFields.END, within), FlowFields.END)).isEqualTo("A > 1700000000");
        assertThat(said(lt(FlowFields.END, time), FlowFields.END)).isEqualTo("A < 1700000000" + upper);
        assertThat(said(le(FlowFields.END, time), FlowFields.END)).isEqualTo("A <= 1700000000" + upper);
        assertThat(said(lt(FlowFields.END, within), FlowFields.END)).isEqualTo("A <= 1700000000" + upper);
        assertThat(said(le(FlowFields.END, within), FlowFields.END)).isEqualTo("A <= 1700000000" + upper);
    }

    @Test
    void timesEqualToAnInstantAndTimesOutOfRangeAreLeftOut() {
        for (Op op : Op.values()) {
            assertThat(said(compare(FlowFields.END, op, Instant.ofEpochSecond(-1)), FlowFields.END))
                    .isNull();
            assertThat(said(compare(FlowFields.END, op, Instant.ofEpochSecond(100_000_000_000L)), FlowFields.END))
                    .isNull();
        }
        assertThat(said(eq(FlowFields.END, Instant.EPOCH), FlowFields.END)).isNull();
        assertThat(said(ne(FlowFields.END, Instant.EPOCH), FlowFields.END)).isNull();
        assertThat(said(oneOf(FlowFields.END, Set.of(Instant.EPOCH)), FlowFields.END))
                .isNull();
    }

    @Test
    void presence() {
        assertThat(said(present(FlowFields.BYTES), FlowFields.BYTES)).isEqualTo("A != \"-\"");
        assertThat(said(present(FlowFields.BYTES).negate(), FlowFields.BYTES)).isEqualTo("A = \"-\"");
    }

    @Test
    void alternativesOfOneField() {
        FlowPredicate ports = new Or(List.of(
                eq(FlowFields.DSTPORT, 443),
                ge(FlowFields.DSTPORT, 8000),
                present(FlowFields.DSTPORT).negate()));
        assertThat(said(ports, FlowFields.DSTPORT)).isEqualTo("A = 443 || A = 0* || A >= 8000 || A = \"-\"");
        assertThat(said(ports.or(eq(FlowFields.SRCPORT, 443)), FlowFields.DSTPORT))
                .isNull();
        assertThat(said(ports.or(FlowPredicate.none()), FlowFields.DSTPORT)).isNull();
        FlowPredicate range = ge(FlowFields.DSTPORT, 1).and(le(FlowFields.DSTPORT, 9));
        assertThat(said(ports.or(range), FlowFields.DSTPORT)).isNull();
        assertThat(said(ports.or(oneOf(FlowFields.DSTPORT, Set.of(1, 2)).negate()), FlowFields.DSTPORT))
                .isNull();
    }

    @Test
    void negationsAreMovedInwards() {
        FlowPredicate either = eq(FlowFields.DSTPORT, 22).or(eq(FlowFields.ACTION, FlowAction.ACCEPT));
        assertThat(FilterPattern.of(either.negate(), SMALL))
                .isEqualTo("[f1, f2 != 22, f3, f4, f5 != \"ACCEPT\", f6, f7]");
        assertThat(FilterPattern.of(eq(FlowFields.BYTES, 5L).negate().negate(), SMALL))
                .isEqualTo("[f1, f2, f3 = 5 || f3 = 0*, f4, f5, f6, f7]");
        FlowPredicate both = eq(FlowFields.DSTPORT, 22).and(eq(FlowFields.ACTION, FlowAction.ACCEPT));
        assertThat(FilterPattern.of(both.negate(), SMALL)).isNull();
    }

    @Test
    void ofConditionsThatCannotBeJoinedTheStrongestIsKept() {
        FlowPredicate filter = ne(FlowFields.DSTPORT, 22)
                .and(ge(FlowFields.DSTPORT, 80))
                .and(oneOf(FlowFields.DSTPORT, Set.of(22, 80, 443)))
                .and(eq(FlowFields.DSTPORT, 443));
        assertThat(said(filter, FlowFields.DSTPORT)).isEqualTo("A = 443 || A = 0*");
        FlowPredicate window = lt(FlowFields.END, Instant.ofEpochSecond(9)).and(ge(FlowFields.END, Instant.EPOCH));
        assertThat(said(window, FlowFields.END)).isEqualTo("A >= 0");
    }

    @Test
    void whatDoesNotFitIsPassedOver() {
        FlowPredicate filter = ports(100)
                .and(ne(FlowFields.DSTPORT, 22))
                .and(ge(FlowFields.BYTES, 400L))
                .and(eq(FlowFields.ACTION, FlowAction.REJECT));
        assertThat(FilterPattern.of(filter, SMALL)).isEqualTo("[f1, f2 != 22, f3 >= 400, f4, f5 = \"REJECT\", f6, f7]");
        assertThat(FilterPattern.of(ports(100), SMALL)).isNull();
        assertThat(FilterPattern.of(ports(60), SMALL)).hasSizeLessThanOrEqualTo(FilterPattern.MAX_LENGTH);
    }

    private static FlowPredicate ports(int count) {
        return oneOf(
                FlowFields.DSTPORT,
                IntStream.range(0, count).mapToObj(i -> 50_000 + i).collect(Collectors.toSet()));
    }

    @Test
    void allDocumentedFieldsFit() {
        FlowPredicate filter = eq(FlowFields.DSTPORT, 443).and(in(FlowFields.SRCADDR, CidrBlock.parse("10.0.0.0/8")));
        assertThat(FilterPattern.of(filter, FlowLogFormat.of(FlowFields.all())))
                .contains(", f7 = 443 || f7 = 0*, ")
                .contains(", f4 = 10.* || ")
                .hasSizeLessThan(512);
    }

    @Test
    void aFormatTooLongForAnyPattern() {
        List<FlowField<String>> fields =
                IntStream.range(0, 400).mapToObj(i -> FlowField.text("x" + i)).toList();
        assertThat(FilterPattern.of(eq(fields.get(0), "a"), FlowLogFormat.of(fields)))
                .isNull();
    }

    @Test
    void nothingIsSaidWithoutNeed() {
        assertThat(FilterPattern.of(FlowPredicate.all(), SMALL)).isNull();
        assertThat(FilterPattern.of(FlowPredicate.none(), SMALL)).isNull();
        assertThat(FilterPattern.of(FlowPredicate.none().negate(), SMALL)).isNull();
        assertThat(FilterPattern.of(new And(List.of()), SMALL)).isNull();
        assertThat(FilterPattern.of(new Or(List.of()), SMALL)).isNull();
        assertThat(FilterPattern.of(oneOf(FlowFields.DSTPORT, Set.of()), SMALL)).isNull();
        assertThat(FilterPattern.of(oneOf(FlowFields.DSTPORT, Set.of()).negate(), SMALL))
                .isNull();
        assertThat(FilterPattern.of(in(FlowFields.SRCADDR, Set.of()), SMALL)).isNull();
        assertThat(FilterPattern.of(oneOf(FlowFields.INSTANCE_TAG, Set.of()), SMALL))
                .isNull();
        assertThat(FilterPattern.of(FlowPredicate.involving(Set.of(CidrBlock.parse("10.0.0.0/8"))), SMALL))
                .isNull();
    }

    @Test
    void fieldsThatTheFormatDoesNotHaveAreNotAskedFor() {
        FlowPredicate filter = eq(FlowFields.SRCPORT, 22);
        assertThat(FilterPattern.of(filter, SMALL)).isNull();
        assertThat(FilterPattern.of(filter.and(ge(FlowFields.BYTES, 1L)), SMALL))
                .isEqualTo("[f1, f2, f3 >= 1, f4, f5, f6, f7]");
    }

    @Test
    void aFieldIsFoundByItsNameAndComparedByItsKind() {
        assertThat(FilterPattern.of(eq(FlowField.text("dstport"), "0443"), SMALL))
                .isEqualTo("[f1, f2 = \"0443\", f3, f4, f5, f6, f7]");
    }

    /** The pattern is worth sending: what differs is not matched, however numbers are read. */
    @ParameterizedTest
    @CsvSource({
        "10.0.2.9 443 400 1 REJECT x 2, true",
        "10.0.20.9 443 400 1 REJECT x 2, false",
        "10.0.2.9 4433 400 1 REJECT x 2, false",
        "10.0.2.9 - 400 1 REJECT x 2, false",
        "10.0.2.9 443 399 1 REJECT x 2, false",
        "10.0.2.9 443 - 1 REJECT x 2, false",
        "10.0.2.9 443 400 1 ACCEPT x 2, false",
        "2001:db8::1 443 400 1 REJECT x 2, false",
        "10.0.2.9 443 400 1 REJECT - 2, true"
    })
    void recordsThatDifferAreNotMatched(String message, boolean expected) {
        FlowPredicate filter = eq(FlowFields.ACTION, FlowAction.REJECT)
                .and(ge(FlowFields.BYTES, 400L))
                .and(in(FlowFields.SRCADDR, CidrBlock.parse("10.0.2.0/24")))
                .and(eq(FlowFields.DSTPORT, 443));
        String pattern = FilterPattern.of(filter, SMALL);
        assertThat(pattern).isNotNull();
        for (Reading reading : Reading.values()) {
            assertThat(PatternOracle.of(pattern, reading).matches(message)).isEqualTo(expected);
        }
    }
}
