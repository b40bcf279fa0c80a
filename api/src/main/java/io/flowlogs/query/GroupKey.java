package io.flowlogs.query;

import io.flowlogs.record.FieldKind;
import io.flowlogs.record.FlowField;
import io.flowlogs.record.FlowFields;
import io.flowlogs.value.IpAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What records are grouped by: a field, either side of a flow, a bin of time, or something computed from several fields. Immutable.
 */
public final class GroupKey {
    private static final Map<FlowField<?>, FlowField<?>> OPPOSITES = Map.of(
            FlowFields.SRCADDR, FlowFields.DSTADDR,
            FlowFields.DSTADDR, FlowFields.SRCADDR,
            FlowFields.SRCPORT, FlowFields.DSTPORT,
            FlowFields.DSTPORT, FlowFields.SRCPORT,
            FlowFields.PKT_SRCADDR, FlowFields.PKT_DSTADDR,
            FlowFields.PKT_DSTADDR, FlowFields.PKT_SRCADDR);

    /** No field is called so. */
    private static final String VALUE = " value";

    private final Form form;
    private final String name;
    private final FieldKind kind;
    private final Class<?> type;
    private final List<FlowField<?>> fields;
    private final List<FlowField<?>> otherFields;
    private final Duration width;
    private final ZoneId zone;

    /** How a key is got from a record. */
    public enum Form {
        /** The value of the first of its fields that has one. */
        FIELD,
        /** A record belongs to two groups, one for each side; to one where both sides are equal. */
        EITHER_SIDE,
        /** The beginning of the bin that the record's time lies in. */
        TIME_BIN,
        /** The name of what the server port offers, or the name of a protocol without ports. */
        SERVICE,
        /** The port of the side that serves. */
        SERVER_PORT,
        /** <code>client</code> or <code>server</code>: what the sender is. */
        SENDER,
        /** 4 or 6. */
        IP_VERSION
    }

    private GroupKey(
            Form form,
            String name,
            FieldKind kind,
            Class<?> type,
            List<FlowField<?>> fields,
            List<FlowField<?>> otherFields) {
        this(form, name, kind, type, fields, otherFields, Duration.ZERO, ZoneOffset.UTC);
    }

    private GroupKey(
            Form form,
            String name,
            FieldKind kind,
            Class<?> type,
            List<FlowField<?>> fields,
            List<FlowField<?>> otherFields,
            Duration width,
            ZoneId zone) {
        this.form = form;
        this.name = name;
        this.kind = kind;
        this.type = type;
        this.fields = List.copyOf(fields);
        this.otherFields = List.copyOf(otherFields);
        this.width = width;
        this.zone = zone;
    }

    /**
     * Groups by a field.
     *
     * @param field the field
     * @return a key named like the field
     */
    public static GroupKey of(FlowField<?> field) {
        return new GroupKey(Form.FIELD, field.name(), field.kind(), field.type(), List.of(field), List.of());
    }

    /**
     * Groups by a field, or by another where the record has no value for the first, as <code>pkt-srcaddr</code> with <code>srcaddr</code>.
     *
     * @param <T> the type of both
     * @param field the field
     * @param fallback is taken where it is missing
     * @return a key named like the first field
     */
    public static <T> GroupKey firstOf(FlowField<T> field, FlowField<T> fallback) {
        return new GroupKey(Form.FIELD, field.name(), field.kind(), field.type(), List.of(field, fallback), List.of());
    }

    /**
     * Groups by the addresses of either side.
     *
     * @return a key named <code>addr</code>
     */
    public static GroupKey addr() {
        return either("addr", List.of(FlowFields.SRCADDR), List.of(FlowFields.DSTADDR));
    }

    /**
     * Groups by the packet-level addresses of either side, and by the addresses where there are none.
     *
     * @return a key named <code>pkt-addr</code>
     */
    public static GroupKey pktAddr() {
        return either(
                "pkt-addr",
                List.of(FlowFields.PKT_SRCADDR, FlowFields.SRCADDR),
                List.of(FlowFields.PKT_DSTADDR, FlowFields.DSTADDR));
    }

    /**
     * Groups by the ports of either side.
     *
     * @return a key named <code>port</code>
     */
    public static GroupKey port() {
        return either("port", List.of(FlowFields.SRCPORT), List.of(FlowFields.DSTPORT));
    }

    private static GroupKey either(String name, List<FlowField<?>> source, List<FlowField<?>> destination) {
        FlowField<?> model = source.get(0);
        return new GroupKey(Form.EITHER_SIDE, name, model.kind(), model.type(), source, destination);
    }

    /**
     * Groups by bins of time, aligned to the epoch in UTC. A record's time is its start; else its end; else that of its event.
     *
     * @param width a whole number of seconds, at least one
     * @return a key named <code>start</code>
     */
    public static GroupKey bin(Duration width) {
        return bin(width, ZoneOffset.UTC);
    }

    /**
     * Groups by bins of time, aligned to the epoch as the clocks of a zone show it, so that days begin at midnight there.
     *
     * @param width a whole number of seconds, at least one
     * @param zone the zone
     * @return a key named <code>start</code>
     */
    public static GroupKey bin(Duration width, ZoneId zone) {
        if (width.getNano() != 0 || width.getSeconds() < 1) {
            throw new IllegalArgumentException("bin: expected a whole number of seconds, at least 1, found " + width
                    + ". Flow logs know no finer time.");
        }
        List<FlowField<?>> times = List.of(FlowFields.START, FlowFields.END);
        return new GroupKey(Form.TIME_BIN, "start", FieldKind.TIMESTAMP, Instant.class, times, List.of(), width, zone);
    }

    /**
     * Groups by the service: the name of the server's port, or its protocol and number where it has no name, or the name of a protocol without ports.
     *
     * @return a key named <code>service</code>
     */
    public static GroupKey service() {
        return new GroupKey(Form.SERVICE, "service", FieldKind.TEXT, String.class, serverFields(), List.of());
    }

    /**
     * Groups by the server's port: the destination's where the sender sent a SYN alone, the source's where it acknowledged one, else the lower one.
     *
     * @return a key named <code>server-port</code>
     */
    public static GroupKey serverPort() {
        return new GroupKey(
                Form.SERVER_PORT, "server-port", FieldKind.INTEGER, Integer.class, serverFields(), List.of());
    }

    /**
     * Groups by what the sender is, <code>client</code> or <code>server</code>, by the same rule as {@link #serverPort}.
     *
     * @return a key named <code>sender</code>
     */
    public static GroupKey sender() {
        return new GroupKey(Form.SENDER, "sender", FieldKind.TEXT, String.class, serverFields(), List.of());
    }

    private static List<FlowField<?>> serverFields() {
        return List.of(FlowFields.SRCPORT, FlowFields.DSTPORT, FlowFields.PROTOCOL, FlowFields.TCP_FLAGS);
    }

    /**
     * Groups by the version of the addresses.
     *
     * @return a key named <code>ip-version</code>
     */
    public static GroupKey ipVersion() {
        List<FlowField<?>> addresses = List.of(FlowFields.SRCADDR, FlowFields.DSTADDR);
        return new GroupKey(Form.IP_VERSION, "ip-version", FieldKind.INTEGER, Integer.class, addresses, List.of());
    }

    /**
     * Takes the addresses of the packets where a record has them, in place of those of the interface.
     *
     * @return the key at the level of packets; this key when it is no address of the interface
     */
    public GroupKey packetLevel() {
        if (equals(addr())) {
            return pktAddr();
        } else if (equals(of(FlowFields.SRCADDR))) {
            return firstOf(FlowFields.PKT_SRCADDR, FlowFields.SRCADDR);
        }
        return equals(of(FlowFields.DSTADDR)) ? firstOf(FlowFields.PKT_DSTADDR, FlowFields.DSTADDR) : this;
    }

    /**
     * Gives the result column another name.
     *
     * @param other the name
     * @return the same key under that name
     */
    public GroupKey named(String other) {
        return new GroupKey(form, other, kind, type, fields, otherFields, width, zone);
    }

    /**
     * Returns how the key is got from a record.
     *
     * @return the form
     */
    public Form form() {
        return form;
    }

    /**
     * Returns the name of the result column.
     *
     * @return a name
     */
    public String name() {
        return name;
    }

    /**
     * Returns what its values are.
     *
     * @return the kind of a field with such values
     */
    public FieldKind kind() {
        return kind;
    }

    /**
     * Returns the type of its values.
     *
     * @return such as {@link IpAddress} or {@link String}
     */
    public Class<?> type() {
        return type;
    }

    /**
     * Returns the fields it is got from; of {@link Form#EITHER_SIDE}, those of the source.
     *
     * @return at least one field
     */
    public List<FlowField<?>> fields() {
        return fields;
    }

    /**
     * Returns the fields of the destination of {@link Form#EITHER_SIDE}.
     *
     * @return the fields; empty for other forms
     */
    public List<FlowField<?>> otherFields() {
        return otherFields;
    }

    /**
     * Returns the width of a bin.
     *
     * @return zero where there are no bins
     */
    public Duration width() {
        return width;
    }

    /**
     * Returns the zone whose clocks bins are aligned to.
     *
     * @return UTC where there are no bins
     */
    public ZoneId zone() {
        return zone;
    }

    /** The same field as what is measured, and no part of which group it is. */
    GroupKey asValue() {
        return named(VALUE);
    }

    private boolean isValue() {
        return name.equals(VALUE);
    }

    /** Tells whether another key is the same of the other side of a flow. */
    boolean isOppositeOf(GroupKey other) {
        FlowField<?> opposite = OPPOSITES.get(fields.get(0));
        boolean fieldsOfEnds = form == Form.FIELD && other.form == Form.FIELD && !isValue() && !other.isValue();
        return fieldsOfEnds && other.fields.get(0).equals(opposite);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof GroupKey that
                && form == that.form
                && name.equals(that.name)
                && fields.equals(that.fields)
                && otherFields.equals(that.otherFields)
                && width.equals(that.width)
                && zone.equals(that.zone);
    }

    @Override
    public int hashCode() {
        return Objects.hash(form, name, fields, otherFields, width, zone);
    }

    @Override
    public String toString() {
        return name;
    }
}
