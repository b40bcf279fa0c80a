package io.flowlogs.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.flowlogs.record.FilterSyntaxException;
import io.flowlogs.record.FlowLogFormat;
import io.flowlogs.record.FlowRecord;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FlowFilterTest {
    private static final FlowLogFormat FORMAT = FlowLogFormat.parse(
            "interface-id srcaddr dstaddr srcport dstport protocol tcp-flags packets bytes start end action pkt-srcaddr");
    private static final FlowRecord CALL = FlowRecord.fromMessage(
            "eni-0a1 10.0.1.10 203.0.113.9 51000 443 6 2 10 12000 1717200000 1717200060 ACCEPT -", FORMAT);
    private static final FlowRecord ANSWER = FlowRecord.fromMessage(
            "eni-0a1 203.0.113.9 10.0.1.10 443 51000 6 19 20 900 1717200000 1717200060 REJECT 2001:db8::1", FORMAT);

    private static List<FlowRecord> matching(String filter) {
        FlowPredicate predicate = FlowFilter.parse(filter);
        return List.of(CALL, ANSWER).stream().filter(predicate::test).toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dst port 443",
                "dst port https",
                "dstport = https",
                "DSTPORT==443",
                "srcaddr = 10.0.1.10",
                "src net 10.0.0.0/8 and not dst net 10.0.0.0/8",
                "src ip in [10.0.1.10, 10.0.1.11]",
                "srcport in (22, 1024-65535)",
                "srcport = 1024-65535",
                "srcport in 51000 and src net in 10.0.0.0/8, 11.0.0.0/8",
                "action = ACCEPT",
                "action accept",
                "action != REJECT",
                "not action = REJECT",
                "!(action = REJECT)",
                "bytes > 10K",
                "bytes >= 12K and bytes <= 0.012M",
                "flags S and not flags AFRPU",
                "tcp-flags has SYN and not tcp-flags has ACK",
                "tcp-flags = SYN",
                "pkt-srcaddr is missing",
                "pkt-srcaddr = -",
                "pkt-srcaddr is not present",
                "bpp > 1000",
                "bps >= 1600 && bps < 1601",
                "sender = client",
                "interface-id like 'eni-*' and srcport > 1023",
                "interface-id in (eni-0a1, eni-0a2) and dstport = 443,80",
                "service = https and dstport = 443",
                "(srcport > 500) and (dstport < 500 or none)",
                "srcaddr < 11.0.0.0"
            })
    void theCallAloneMatches(String filter) {
        assertThat(matching(filter)).containsExactly(CALL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "any",
                "ipv4",
                "addr = 10.0.1.10",
                "ip 203.0.113.9",
                "host 10.0.1.10 and net 203.0.113.0/24",
                "port = 443",
                "port in (443, 22)",
                "proto tcp",
                "protocol = 6",
                "PROTOCOL != udp",
                "duration = 60 and duration = 1m and duration <= 90s",
                "pps < 1",
                "service = https",
                "start >= 2024-06-01 and start < 2024-06-01T00:00:01Z",
                "start = 1717200000",
                "interface_id = 'eni-0a1'",
                "not addr = 10.9.9.9",
                "addr != 10.9.9.9",
                "duration is present",
                "all and not none"
            })
    void bothMatch(String filter) {
        assertThat(matching(filter)).containsExactly(CALL, ANSWER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pkt-srcaddr != 10.0.0.1 and srcport > 1000",
                "vpc-id = vpc-1 or not vpc-id = vpc-1",
                "addr != 10.0.1.10",
                "not (port = 443)",
                "tcp-flags has PSH",
                "none"
            })
    void unknownIsNotMatchedAndNotTheOpposite(String filter) {
        assertThat(matching(filter)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|0|a condition",
                "dstport = \"x\"|10|a port",
                "dstport = 70000|10|65535",
                "dstprot = 22|0|Did you mean dstport?",
                "srcaddr = 10.0.0.300|10|an address",
                "bytes like 'a*'|11|field of words",
                "bytes has SYN|10|tcp-flags",
                "tcp-flags has FOO|14|TCP flags",
                "action = PERHAPS|9|ACCEPT, REJECT",
                "bytes > many|8|whole number",
                "bytes > 1.5|8|whole number",
                "start > someday|8|a time",
                "dstport = 22 srcport = 3|13|'and', 'or' or the end",
                "dstport = 22 and|16|found the end",
                "(dstport = 22|13|')'",
                "dstport in|10|a value",
                "dstport in (22|14|')'",
                "dstport|7|an operator",
                "bytes > 1, 2|11|one value",
                "service = htps|10|service",
                "sender = nobody|9|client or server",
                "src dstport = 3|4|ip, net, host or port",
                "srcaddr in (@list)|12|Files are read only",
                "action = 'ACCEPT|9|end of this string",
                "dstport & 3|8|&&",
                "dstport = 9-3|10|range"
            })
    void whatIsWrongIsPointedAt(String filter, int offset, String problem) {
        FilterSyntaxException e = catchThrowableOfType(FilterSyntaxException.class, () -> FlowFilter.parse(filter));
        assertThat(e).as(filter).isNotNull();
        assertThat(e.offset()).as(e.getMessage()).isEqualTo(offset);
        assertThat(e.problem()).contains(problem);
        assertThat(e.excerpt().lines().toList().get(1)).isEqualTo(" ".repeat(2 + offset) + "^");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "service is missing",
                "sender like 'c*'",
                "service < https",
                "service > https",
                "duration like '5*'",
                "duration has SYN",
                "bps is nothing",
                "bytes not > 5",
                "srcaddr in [10.0.0.1",
                "srcaddr in (10.0.0.1 10.0.0.2",
                "tcp-flags has 0",
                "tcp-flags has (",
                "start > 2024-06-01T25:00:00Z",
                "start > 12345678901234567890",
                "duration > 5 weeks",
                "bytes > 9999999999999999999",
                "bytes = 1-2-3",
                "dstport in (1-70000)",
                "src",
                "src =",
                "and",
                "dstport = ,",
                "dstport = 1,",
                "action = 'two words'",
                "vpc-id = ''",
                "traffic-path = x",
                "protocol = nothing",
                "tcp-flags has ''",
                "'a' = b",
                "= 5",
                "bytes > 1 |",
                "bytes > 1 & any"
            })
    void whatCannotBeMeantIsRefused(String filter) {
        assertThatThrownBy(() -> FlowFilter.parse(filter)).isInstanceOf(FilterSyntaxException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "start > 2024-06-01T12:30|start > 2024-06-01T12:30:00Z",
                "start > 2024-06-01T12:30:00+02:00|start > 2024-06-01T10:30:00Z",
                "start > 2024-06-01T12:30:00-02:00|start > 2024-06-01T14:30:00Z",
                "src pkt-addr 10.0.0.1|pkt-srcaddr = 10.0.0.1",
                "dst pkt-addr 10.0.0.1|pkt-dstaddr = 10.0.0.1",
                "dst host 10.0.0.1|dstaddr = 10.0.0.1",
                "if eni-1|interface-id = eni-1",
                "srcaddr is null|srcaddr is missing",
                "srcaddr is not missing|not srcaddr is missing",
                "bps is not missing|not bps is missing",
                "bytes not in (1, 5-9)|not bytes in (5-9, 1)",
                "interface-id not like 'a?'|not interface-id like 'a?'",
                "service in (ssh, https)|service = ssh or service = https",
                "duration != 5|duration != 5",
                "duration = 5, 1m|duration = 5 or duration = 60",
                "bytes = 1Ki|bytes = 1024",
                "bytes <> 2Mi|bytes != 2097152",
                "pkt-addr is present|pkt-addr is present",
                "inet6|srcaddr = ::/0",
                "srcaddr in (10.0.0.0/8, -)|srcaddr is missing or srcaddr = 10.0.0.0/8",
                "dstport in (-)|dstport is missing",
                "tcp-flags has 16|tcp-flags has ACK",
                "srcport = ssh or dstport = ssh|port = 22",
                "srcport = 1 or dstport = 2|srcport = 1 or dstport = 2",
                "srcport = 1 or dstport = 1 or any|srcport = 1 or dstport = 1 or all"
            })
    void allWaysToWriteAreUnderstood(String filter, String written) {
        String expected = written.startsWith("not srcaddr") ? "not srcaddr is missing" : written;
        String found = FlowFilter.format(FlowFilter.parse(filter));
        assertThat(found)
                .isIn(
                        expected,
                        expected.replace("not srcaddr is missing", "srcaddr is present"),
                        expected.replace("not bps is missing", "bps is present"));
        assertThat(FlowFilter.format(FlowFilter.parse(found))).isEqualTo(found);
    }

    @Test
    void longTextsAreShownAroundTheMistake() {
        String text = "bytes > 1 and ".repeat(20) + "dsport = 1" + " and bytes > 1".repeat(20);
        FilterSyntaxException e = catchThrowableOfType(FilterSyntaxException.class, () -> FlowFilter.parse(text));
        assertThat(e.excerpt().lines().findFirst().orElseThrow())
                .startsWith("  ...")
                .endsWith("...")
                .hasSizeLessThan(140);
        assertThat(e.text()).isEqualTo(text);
    }

    @Test
    void hostileTextIsBounded() {
        assertThatThrownBy(() -> FlowFilter.parse("(".repeat(100_000))).isInstanceOf(FilterSyntaxException.class);
        assertThatThrownBy(() -> FlowFilter.parse("(".repeat(50_000))).hasMessageContaining("at most 200 conditions");
        assertThatThrownBy(() -> FlowFilter.parse("not ".repeat(10_000) + "any"))
                .isInstanceOf(FilterSyntaxException.class);
        assertThatThrownBy(() -> FlowFilter.parse("action = '\u001b[31m'"))
                .isInstanceOf(FilterSyntaxException.class)
                .hasMessageContaining("\\u001b")
                .message()
                .doesNotContain("\u001b");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "src ip 10.0.0.1 and dst port in [22, 3389] and not proto udp|srcaddr = 10.0.0.1 and dstport in (22, 3389) and not protocol = 17",
                "addr=10.0.0.1|addr = 10.0.0.1",
                "srcaddr = 10.0.0.1 or dstaddr = 10.0.0.1|addr = 10.0.0.1",
                "a = 1|${a} = 1",
                "x-y like 'it''s *'|${x-y} like 'it''s *'",
                "a = 'and'|${a} = 'and'",
                "bytes > 10K or (duration >= 5m and pps = 3)|bytes > 10000 or (duration >= 300 and pps = 3)",
                "dstport = -,22|dstport is missing or dstport = 22",
                "port != 22|not port = 22",
                "not flags AF|not tcp-flags has FIN and not tcp-flags has ACK"
            })
    void textIsWrittenInOneWay(String filter, String written) {
        assertThat(FlowFilter.format(FlowFilter.parse(filter))).isEqualTo(written);
        assertThat(FlowFilter.format(FlowFilter.parse(written))).isEqualTo(written);
    }

    @Test
    void flagsAreJoinedByBars() {
        assertThat(FlowFilter.format(FlowFilter.parse("flags SA"))).isEqualTo("tcp-flags has SYN|ACK");
        assertThat(FlowFilter.format(FlowFilter.parse("tcp-flags has SYN|ACK||none")))
                .isEqualTo("tcp-flags has SYN|ACK or none");
    }

    @Test
    void filesGiveValues() {
        FlowFilter language = FlowFilter.plain()
                .withFiles((name, values) ->
                        List.of("10.0.0.0/16", "2001:db8::/32").forEach(values));
        FlowPredicate predicate = language.read("src net in (@internal)");
        assertThat(predicate.test(CALL)).isTrue();
        assertThat(predicate.test(ANSWER)).isFalse();
        assertThat(FlowFilter.format(predicate)).isEqualTo("srcaddr in (@internal)");
        assertThat(language.read(FlowFilter.format(predicate))).isEqualTo(predicate);
    }
}
