package io.flowlogs.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowlogs.record.FilterSyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Text to condition and back is stable, and no text breaks the reader. */
class FlowFilterProperties {
    private static final List<String> CONDITIONS = List.of(
            "dstport = 22",
            "dstport in (22, 1024-65535, 80)",
            "port != https",
            "addr = 10.0.0.0/8",
            "addr in (10.0.0.1, 2001:db8::/32, 10.0.0.0/8)",
            "pkt-addr is present",
            "srcaddr is missing",
            "srcaddr > 10.0.0.1",
            "bytes >= 1.5M",
            "bytes = -,1,2,3",
            "action = accept, reject",
            "action != ACCEPT",
            "tcp-flags has SYN",
            "not flags AFRPU",
            "flags S",
            "tcp-flags in (2, 18)",
            "protocol in (tcp, udp, icmp)",
            "protocol = 200",
            "interface-id like 'eni-0a*'",
            "vpc-id = 'it''s\"odd\"'",
            "new_field = 7",
            "${dstprot} = x",
            "duration > 90s",
            "bps <= 10K",
            "pps != 3",
            "bpp is missing",
            "service = https",
            "service != icmp",
            "sender = server",
            "start < 2024-06-01T12:30:00Z",
            "end = 1717200000",
            "traffic-path = 8",
            "flow-direction = ingress",
            "ipv6",
            "any",
            "none");

    private static String filter(Random dice, int depth) {
        int kind = depth > 3 ? 0 : dice.nextInt(6);
        return switch (kind) {
            case 1 -> joined(dice, depth, " and ", " && ");
            case 2 -> joined(dice, depth, " or ", " || ");
            case 3 -> (dice.nextBoolean() ? "not " : "!") + "(" + filter(dice, depth + 1) + ")";
            case 4 -> "(" + filter(dice, depth + 1) + ")";
            default -> CONDITIONS.get(dice.nextInt(CONDITIONS.size()));
        };
    }

    private static String joined(Random dice, int depth, String... words) {
        List<String> parts = new ArrayList<>();
        for (int i = dice.nextInt(3); i >= 0; i--) {
            parts.add("(" + filter(dice, depth + 1) + ")");
        }
        return String.join(words[dice.nextInt(words.length)], parts);
    }

    @Property(tries = 2000)
    void whatIsWrittenIsReadAsItWas(@ForAll long seed) {
        FlowPredicate predicate = FlowFilter.parse(filter(new Random(seed), 0));
        String text = FlowFilter.format(predicate);
        assertThat(FlowFilter.parse(text)).as(text).isEqualTo(predicate);
        assertThat(FlowFilter.format(FlowFilter.parse(text))).isEqualTo(text);
    }

    @Property(tries = 2000)
    void textThatWasHitByAccidentIsReadOrRefused(@ForAll long seed) {
        Random dice = new Random(seed);
        StringBuilder text = new StringBuilder(filter(dice, 0));
        for (int i = dice.nextInt(4); i >= 0; i--) {
            int at = dice.nextInt(text.length());
            text.replace(
                    at,
                    Math.min(text.length(), at + dice.nextInt(4)),
                    pick(dice, "(", ")", "'", " and ", "-", ",", "@", "\u0000", "=", "9"));
            text.append(' ');
        }
        try {
            FlowFilter.format(FlowFilter.parse(text.toString()));
        } catch (FilterSyntaxException refused) {
            assertThat(refused.offset()).isBetween(0, text.length());
        }
    }

    private static String pick(Random dice, String... words) {
        return words[dice.nextInt(words.length)];
    }

    @Property(tries = 1000)
    void anyTextIsReadOrRefused(@ForAll String text) {
        try {
            FlowFilter.parse(text);
        } catch (FilterSyntaxException refused) {
            assertThat(refused.offset()).isBetween(0, text.length());
        }
    }
}
