package io.flowlogs.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flowlogs.FlowLogs;
import io.flowlogs.engine.MemoryBytes;
import io.flowlogs.engine.MemorySource;
import io.flowlogs.record.FlowField;
import io.flowlogs.record.FlowFields;
import io.flowlogs.record.FlowLogFormat;
import io.flowlogs.record.FlowRecord;
import io.flowlogs.value.FlowAction;
import io.flowlogs.value.FlowDirection;
import io.flowlogs.value.IpAddress;
import io.flowlogs.value.IpProtocol;
import io.flowlogs.value.TrafficPath;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a summary tells of its groups. */
class FlowSummaryTest {
    private static final Measure BYTES = Measure.sum(FlowFields.BYTES);
    private static final Measure AVERAGE = Measure.avg(FlowFields.BYTES);
    private static final Measure LEAST = Measure.min(FlowFields.BYTES);
    private static final String TEXT = """
            srcaddr bytes action
            10.0.0.1 10 ACCEPT
            10.0.0.1 21 ACCEPT
            10.0.0.2 - REJECT
            - 5 -
            """;

    private static FlowQuery over(String text) {
        return FlowLogs.of(MemorySource.of(MemoryBytes.file("a.log", text))).query();
    }

    private static FlowSummary summary() {
        return over(TEXT)
                .aggregate(Aggregation.by(FlowFields.SRCADDR)
                        .measuring(BYTES, AVERAGE, LEAST)
                        .keepingMissingKeys());
    }

    @Test
    void aRowGivesItsKeyAndMeasures() {
        SummaryRow row = summary().rows().get(0);
        assertThat(row.get(FlowFields.SRCADDR)).isEqualTo(IpAddress.parse("10.0.0.1"));
        assertThat(row.getLong(BYTES)).isEqualTo(31);
        assertThat(row.get(BYTES)).isEqualTo(31L);
        assertThat(row.get(AVERAGE)).isEqualTo(15.5);
        assertThat(row.values()).containsExactly(IpAddress.parse("10.0.0.1"), 31L, 15.5, 10L);
        assertThat(row).hasToString("{srcaddr=10.0.0.1, bytes=31, avg-bytes=15.5, min-bytes=10}");
    }

    @Test
    void whatAGroupDoesNotHaveIsMissing() {
        SummaryRow noBytes = summary().rows().get(2);
        assertThat(noBytes.get(LEAST)).isNull();
        assertThat(noBytes.get(AVERAGE)).isNull();
        assertThat(noBytes.getLong(LEAST)).isZero();
        SummaryRow noKey = summary().rows().get(1);
        assertThat(noKey.get(FlowFields.SRCADDR)).isNull();
    }

    @Test
    void aColumnThatWasNotAskedForIsRefusedNamingThoseThatWere() {
        SummaryRow row = summary().rows().get(0);
        assertThatThrownBy(() -> row.get(FlowFields.DSTADDR))
                .isInstanceOf(NoSuchElementException.class)
                .hasMessageContainingAll("dstaddr", "srcaddr", "avg-bytes");
        assertThatThrownBy(() -> row.getLong(Measure.count())).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void aSummarySaysHowManyGroupsItHas() {
        assertThat(summary()).hasToString("3 groups by [srcaddr]");
    }

    @Test
    void keysKeepTheirTypes() {
        List<FlowField<?>> keys = List.of(
                FlowFields.ACTION,
                FlowFields.FLOW_DIRECTION,
                FlowFields.PROTOCOL,
                FlowFields.TCP_FLAGS,
                FlowFields.TRAFFIC_PATH,
                FlowFields.ENCRYPTION_STATUS,
                FlowFields.LOG_STATUS,
                FlowFields.START,
                FlowFields.DSTPORT);
        FlowLogFormat format = FlowLogFormat.of(keys);
        FlowRecord flow = FlowRecord.fromMessage("ACCEPT egress 6 18 8 1 OK 1700000000 443", format);
        SummaryRow row = over(format.toHeader() + "\n" + flow.toMessage() + "\n")
                .aggregate(Aggregation.by(keys).measuring(Measure.count()))
                .rows()
                .get(0);
        keys.forEach(key -> assertThat(row.get(key)).isEqualTo(flow.get(key)));
        assertThat(row.get(FlowFields.ACTION)).isEqualTo(FlowAction.ACCEPT);
        assertThat(row.get(FlowFields.FLOW_DIRECTION)).isEqualTo(FlowDirection.EGRESS);
        assertThat(row.get(FlowFields.PROTOCOL)).isEqualTo(IpProtocol.of(6));
        assertThat(row.get(FlowFields.TRAFFIC_PATH)).isEqualTo(TrafficPath.of(8));
    }

    @Test
    void onlyNumbersCanBeMeasured() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Measure.sum(FlowFields.ACTION))
                .withMessageContaining("expected a numeric field");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new Measure(Measure.Kind.SUM, null, "x", FlowPredicate.all(), Measure.Direction.BOTH, 0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Measure(
                        Measure.Kind.COUNT, FlowFields.BYTES, "x", FlowPredicate.all(), Measure.Direction.BOTH, 0))
                .withMessageContaining("no field");
    }

    @Test
    void recordsCanBeCollected() {
        List<String> sources = over(TEXT)
                .where(FlowPredicate.present(FlowFields.BYTES))
                .collect(Collectors.mapping(flow -> flow.getRaw(FlowFields.SRCADDR), Collectors.toList()));
        assertThat(sources).containsExactly("10.0.0.1", "10.0.0.1", "-");
    }

    @Test
    void everyOneOfManyAddressesIsInTheSet() {
        String text = IntStream.range(0, 10_000)
                .mapToObj(i -> "10.1." + i / 256 + "." + i % 256 + " 10.2." + i % 256 + "." + i / 256 + "\n")
                .collect(Collectors.joining("", "srcaddr dstaddr\n", ":: 10.1.0.0\n"));
        Set<IpAddress> addresses = Set.copyOf(over(text).addresses().addresses());
        assertThat(addresses)
                .hasSize(20_001)
                .contains(IpAddress.parse("::"), IpAddress.parse("10.1.39.15"), IpAddress.parse("10.2.15.39"));
    }
}
