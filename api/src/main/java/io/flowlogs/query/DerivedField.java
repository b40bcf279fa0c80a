package io.flowlogs.query;

import io.flowlogs.record.FlowField;
import io.flowlogs.record.FlowFields;
import io.flowlogs.record.FlowRecord;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A number that is computed from fields of a record. Missing where one of them is, and where it would be divided by nothing. */
public enum DerivedField {
    /** Seconds from start to end, whole; missing where the end comes first. */
    DURATION,
    /** Bits a second: bytes times eight by duration. */
    BPS,
    /** Packets a second: packets by duration. */
    PPS,
    /** Bytes a packet: bytes by packets. */
    BPP;

    private static final int BITS = 8;
    private static final int LESS = -1;

    /**
     * Returns the fields it is computed from.
     *
     * @return at least two
     */
    public List<FlowField<?>> fields() {
        return switch (this) {
            case DURATION -> List.of(FlowFields.START, FlowFields.END);
            case BPS -> List.of(FlowFields.BYTES, FlowFields.START, FlowFields.END);
            case PPS -> List.of(FlowFields.PACKETS, FlowFields.START, FlowFields.END);
            case BPP -> List.of(FlowFields.BYTES, FlowFields.PACKETS);
        };
    }

    /**
     * Returns its name.
     *
     * @return a lower-case word
     */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Returns what multiplies the dividend.
     *
     * @return 8 for bits, else 1
     */
    public int factor() {
        return this == BPS ? BITS : 1;
    }

    /**
     * Compares a quotient with a number, exactly.
     *
     * @param dividend 0 or more
     * @param divisor more than 0
     * @param value any number
     * @return negative, zero or positive
     */
    public int compare(long dividend, long divisor, long value) {
        if (value < 0) {
            return -LESS;
        }
        long leftHigh = Math.multiplyHigh(dividend, factor());
        long rightHigh = Math.multiplyHigh(value, divisor);
        return leftHigh != rightHigh
                ? Long.compare(leftHigh, rightHigh)
                : Long.compareUnsigned(dividend * factor(), value * divisor);
    }

    /** Compares a record's number with another; null when it is missing. */
    @Nullable
    Integer compare(FlowRecord flow, long value) {
        Long dividend = this == DURATION ? duration(flow) : number(flow, fields().get(0));
        Long divisor =
                this == DURATION ? Long.valueOf(1) : this == BPP ? number(flow, FlowFields.PACKETS) : duration(flow);
        return dividend == null || divisor == null || divisor == 0 ? null : compare(dividend, divisor, value);
    }

    private static @Nullable Long number(FlowRecord flow, FlowField<?> field) {
        return flow.get(field) == null ? null : flow.getLong(field, 0);
    }

    private static @Nullable Long duration(FlowRecord flow) {
        Instant start = flow.get(FlowFields.START);
        Instant end = flow.get(FlowFields.END);
        if (start == null || end == null || end.getEpochSecond() < start.getEpochSecond()) {
            return null;
        }
        return end.getEpochSecond() - start.getEpochSecond();
    }
}
