package io.flowlogs.report;

import io.flowlogs.query.FlowPredicate;
import io.flowlogs.query.GroupKey;
import io.flowlogs.query.Measure;
import io.flowlogs.query.SummaryRow;
import io.flowlogs.record.FlowField;
import io.flowlogs.record.FlowFields;
import io.flowlogs.value.CidrBlock;
import io.flowlogs.value.FlowAction;
import io.flowlogs.value.IpAddress;
import io.flowlogs.value.LogStatus;
import io.flowlogs.value.TcpFlag;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What several questions look at: conditions, keys and measures. */
final class RecordGroups {
    static final Measure BYTES = Measure.sum(FlowFields.BYTES);
    static final Measure PACKETS = Measure.sum(FlowFields.PACKETS);
    static final Measure RECORDS = Measure.count();
    static final FlowPredicate ACCEPTED = FlowPredicate.eq(FlowFields.ACTION, FlowAction.ACCEPT);
    static final FlowPredicate REJECTED = FlowPredicate.eq(FlowFields.ACTION, FlowAction.REJECT);

    /** Of all records; what has no status is traffic, too. */
    static final FlowPredicate TRAFFIC = FlowPredicate.present(FlowFields.LOG_STATUS)
            .and(FlowPredicate.oneOf(FlowFields.LOG_STATUS, Set.of(LogStatus.NODATA, LogStatus.SKIPDATA)))
            .negate();

    static final Measure NO_DATA = Measure.count()
            .where(FlowPredicate.eq(FlowFields.LOG_STATUS, LogStatus.NODATA))
            .named("nodata");
    static final Measure SKIP_DATA = Measure.count()
            .where(FlowPredicate.eq(FlowFields.LOG_STATUS, LogStatus.SKIPDATA))
            .named("skipdata");

    /** A SYN without an acknowledgement, whatever else came in the interval. */
    static final FlowPredicate SYN_ONLY =
            flag(TcpFlag.SYN).and(flag(TcpFlag.ACK).negate());

    private RecordGroups() {}

    private static FlowPredicate flag(TcpFlag flag) {
        return new FlowPredicate.HasBits(FlowFields.TCP_FLAGS, flag.bit());
    }

    static GroupKey source(boolean packetLevel) {
        return address(packetLevel, GroupKey.of(FlowFields.SRCADDR));
    }

    static GroupKey destination(boolean packetLevel) {
        return address(packetLevel, GroupKey.of(FlowFields.DSTADDR));
    }

    private static GroupKey address(boolean packetLevel, GroupKey key) {
        return packetLevel ? key.packetLevel().named(key.name()) : key;
    }

    static FlowPredicate sourceIn(boolean packetLevel, Set<CidrBlock> blocks) {
        return in(packetLevel, FlowFields.PKT_SRCADDR, FlowFields.SRCADDR, blocks);
    }

    static FlowPredicate destinationIn(boolean packetLevel, Set<CidrBlock> blocks) {
        return in(packetLevel, FlowFields.PKT_DSTADDR, FlowFields.DSTADDR, blocks);
    }

    static FlowPredicate sourceOutside(boolean packetLevel, Set<CidrBlock> blocks) {
        return outside(packetLevel, FlowFields.PKT_SRCADDR, FlowFields.SRCADDR, blocks);
    }

    static FlowPredicate destinationOutside(boolean packetLevel, Set<CidrBlock> blocks) {
        return outside(packetLevel, FlowFields.PKT_DSTADDR, FlowFields.DSTADDR, blocks);
    }

    private static FlowPredicate in(
            boolean packetLevel, FlowField<IpAddress> first, FlowField<IpAddress> fallback, Set<CidrBlock> blocks) {
        FlowPredicate here = FlowPredicate.in(fallback, blocks);
        return packetLevel ? FlowPredicate.in(first, blocks).or(missing(first).and(here)) : here;
    }

    private static FlowPredicate outside(
            boolean packetLevel, FlowField<IpAddress> first, FlowField<IpAddress> fallback, Set<CidrBlock> blocks) {
        FlowPredicate here = FlowPredicate.in(fallback, blocks).negate();
        return packetLevel
                ? FlowPredicate.in(first, blocks).negate().or(missing(first).and(here))
                : here;
    }

    static FlowPredicate missing(FlowField<?> field) {
        return FlowPredicate.present(field).negate();
    }

    static @Nullable Instant time(SummaryRow row, Measure measure) {
        Number seconds = row.get(measure);
        return seconds == null ? null : Instant.ofEpochSecond(seconds.longValue());
    }
}
