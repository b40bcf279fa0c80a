package io.flowlogs.record;

import static io.flowlogs.record.FlowFields.ACCOUNT_ID;
import static io.flowlogs.record.FlowFields.ACTION;
import static io.flowlogs.record.FlowFields.BYTES;
import static io.flowlogs.record.FlowFields.DSTADDR;
import static io.flowlogs.record.FlowFields.DSTPORT;
import static io.flowlogs.record.FlowFields.END;
import static io.flowlogs.record.FlowFields.INTERFACE_ID;
import static io.flowlogs.record.FlowFields.LOG_STATUS;
import static io.flowlogs.record.FlowFields.PACKETS;
import static io.flowlogs.record.FlowFields.PROTOCOL;
import static io.flowlogs.record.FlowFields.SRCADDR;
import static io.flowlogs.record.FlowFields.SRCPORT;
import static io.flowlogs.record.FlowFields.START;
import static io.flowlogs.record.FlowFields.VERSION;

import io.flowlogs.internal.text.Blanks;
import io.flowlogs.internal.text.DecimalText;
import io.flowlogs.internal.text.PercentText;
import io.flowlogs.internal.text.Printable;
import io.flowlogs.value.FlowAction;
import io.flowlogs.value.FlowTuple;
import io.flowlogs.value.IpAddress;
import io.flowlogs.value.IpProtocol;
import io.flowlogs.value.LogStatus;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One flow record: a line as delivered, and the format that says what its fields are. Immutable, safe for use by several
 * threads, and a few hundred bytes large: it holds its own line, not the buffer that the line came in.
 *
 * <p>Fields decode when asked for. A field is in one of three states, see {@link #state}: a getter returns null both for
 * <code>-</code> and for a field that the format does not have. 0 is a value.
 *
 * <p>Two records are equal when they have the same fields with the same values, in whatever order and spelling: an IPv6 address
 * compares as a number, a time stamp as an instant. Position and event do not take part.
 */
public final class FlowRecord {
    private final byte[] line;
    private final int[] ends;
    private final FlowLogFormat format;
    private final @Nullable RecordPosition position;
    private final @Nullable EventMetadata event;

    private FlowRecord(
            byte[] line, FlowLogFormat format, @Nullable RecordPosition position, @Nullable EventMetadata event) {
        this.line = line;
        this.format = format;
        this.position = position;
        this.event = event;
        this.ends = new int[format.size()];
        int found = Blanks.fieldEnds(line, ends);
        if (found != format.size()) {
            throw wrongCount(found);
        }
    }

    private FlowParseException wrongCount(int found) {
        return new FlowParseException(
                position,
                null,
                Printable.shortened(line, 0, line.length),
                "expected " + format.size() + " fields, found " + found + " in '"
                        + Printable.shortened(line, 0, line.length)
                        + "'. Check that the line is whole and the format is the flow log's own.");
    }

    /**
     * Parses a line of one of AWS's two default formats: 14 fields, or 36 of which the second is <code>TransitGateway</code>.
     *
     * @param message a flow log line
     * @return the record
     * @throws FlowParseException when the line has another number of fields
     */
    public static FlowRecord fromMessage(String message) {
        byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
        return fromBytes(bytes, 0, bytes.length, FlowLogFormat.defaultFor(bytes), null, null);
    }

    /**
     * Parses a line.
     *
     * @param message a flow log line; blanks around it do not count
     * @param format the flow log's format
     * @return the record
     * @throws FlowParseException when the line has another number of fields
     */
    public static FlowRecord fromMessage(String message, FlowLogFormat format) {
        return fromEvent(message, format, null);
    }

    /**
     * Makes a record of a CloudWatch Logs event.
     *
     * @param message the event's message
     * @param format the flow log's format
     * @param event what CloudWatch Logs says of the event besides, or null
     * @return the record
     * @throws FlowParseException when the line has another number of fields
     */
    public static FlowRecord fromEvent(String message, FlowLogFormat format, @Nullable EventMetadata event) {
        byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
        return fromBytes(bytes, 0, bytes.length, format, null, event);
    }

    /**
     * Makes a record of a line in a buffer. The line is copied.
     *
     * @param buffer holds the line in UTF-8
     * @param from where it begins
     * @param to where it ends, exclusive
     * @param format the flow log's format
     * @param position where the line was found, or null
     * @param event what CloudWatch Logs says of the event besides, or null
     * @return the record
     * @throws FlowParseException when the line has another number of fields
     */
    public static FlowRecord fromBytes(
            byte[] buffer,
            int from,
            int to,
            FlowLogFormat format,
            @Nullable RecordPosition position,
            @Nullable EventMetadata event) {
        int begin = Blanks.skip(buffer, from, to);
        int end = Blanks.trimEnd(buffer, begin, to);
        return new FlowRecord(Arrays.copyOfRange(buffer, begin, end), format, position, event);
    }

    /**
     * Returns the format of the record.
     *
     * @return the fields, in their order
     */
    public FlowLogFormat format() {
        return format;
    }

    /**
     * Returns where the record was found.
     *
     * @return the position, or null for a record made of a line in hand
     */
    public @Nullable RecordPosition position() {
        return position;
    }

    /**
     * Returns what CloudWatch Logs says of the record's event.
     *
     * @return id and times, or null where the record did not come as an event
     */
    public @Nullable EventMetadata event() {
        return event;
    }

    /**
     * Tells whether the record's format has a field.
     *
     * @param field the field
     * @return true when it does, even if the record says <code>-</code>
     */
    public boolean contains(FlowField<?> field) {
        return format.contains(field);
    }

    /**
     * Returns the state of a field.
     *
     * @param field the field
     * @return which of the three it is
     */
    public FieldState state(FlowField<?> field) {
        int index = format.indexOf(field);
        if (index < 0) {
            return FieldState.NOT_IN_FORMAT;
        }
        return isDash(index) ? FieldState.NO_DATA : FieldState.VALUE;
    }

    /**
     * Returns the value of a field.
     *
     * @param <T> the field's type
     * @param field the field
     * @return the value, or null for <code>-</code> and for a field that the format does not have
     * @throws FlowParseException when the text is not of the field's kind
     */
    public <T> @Nullable T get(FlowField<T> field) {
        int index = format.indexOf(field);
        return index < 0 || isDash(index) ? null : field.type().cast(decode(field, index));
    }

    /**
     * Returns a numeric field as a number.
     *
     * @param field a numeric field; a time stamp gives whole epoch seconds
     * @param fallback returned for <code>-</code> and for a field that the format does not have
     * @return the number
     * @throws FlowParseException when the text is not of the field's kind
     * @throws IllegalArgumentException when the field is not numeric
     */
    public long getLong(FlowField<?> field, long fallback) {
        if (!field.kind().isNumeric()) {
            throw new IllegalArgumentException(field + ": expected a numeric field, found one of kind " + field.kind());
        }
        int index = format.indexOf(field);
        if (index < 0 || isDash(index)) {
            return fallback;
        }
        Object value = decode(field, index);
        return value instanceof Instant instant ? instant.getEpochSecond() : rawNumber(index);
    }

    private long rawNumber(int index) {
        return DecimalText.parseUnsigned(line, startOf(index), ends[index]);
    }

    /**
     * Returns the text of a field as delivered.
     *
     * @param field the field
     * @return the text, <code>-</code> included, or null for a field that the format does not have
     */
    public @Nullable String getRaw(FlowField<?> field) {
        int index = format.indexOf(field);
        return index < 0 ? null : raw(index);
    }

    /**
     * Returns the text of a field with percent-encoding undone, as AWS encodes the values of tags.
     *
     * @param field the field
     * @return the decoded text, or null for <code>-</code> and for a field that the format does not have; what is not valid
     *     percent-encoding stays as it is
     */
    public @Nullable String getPercentDecoded(FlowField<?> field) {
        int index = format.indexOf(field);
        return index < 0 || isDash(index) ? null : PercentText.decode(raw(index));
    }

    private Object decode(FlowField<?> field, int index) {
        Object value = FieldDecoder.decode(field.kind(), line, startOf(index), ends[index]);
        if (value == null) {
            String shown = Printable.shortened(raw(index));
            throw new FlowParseException(
                    position,
                    field.name(),
                    shown,
                    "expected " + field.kind().expectation() + ", found '" + shown
                            + "'. Check that the format is the flow log's own.");
        }
        return value;
    }

    private String raw(int index) {
        int start = startOf(index);
        return new String(line, start, ends[index] - start, StandardCharsets.UTF_8);
    }

    private boolean isDash(int index) {
        int end = ends[index];
        return line[end - 1] == '-' && startOf(index) == end - 1;
    }

    private int startOf(int index) {
        return index == 0 ? 0 : Blanks.skip(line, ends[index - 1], line.length);
    }

    /**
     * Returns the version.
     *
     * @return the highest version among the fields of the format, or null
     */
    public @Nullable Integer getVersion() {
        return get(VERSION);
    }

    /**
     * Returns the owner of the network interface.
     *
     * @return 12 digits or <code>unknown</code>, or null
     */
    public @Nullable String getAccountId() {
        return get(ACCOUNT_ID);
    }

    /**
     * Returns the network interface.
     *
     * @return its id, or null
     */
    public @Nullable String getInterfaceId() {
        return get(INTERFACE_ID);
    }

    /**
     * Returns the source address.
     *
     * @return the address, or null
     */
    public @Nullable IpAddress getSrcAddr() {
        return get(SRCADDR);
    }

    /**
     * Returns the destination address.
     *
     * @return the address, or null
     */
    public @Nullable IpAddress getDstAddr() {
        return get(DSTADDR);
    }

    /**
     * Returns the source port.
     *
     * @return the port, 0 for ICMP, or null
     */
    public @Nullable Integer getSrcPort() {
        return get(SRCPORT);
    }

    /**
     * Returns the destination port.
     *
     * @return the port, 0 for ICMP, or null
     */
    public @Nullable Integer getDstPort() {
        return get(DSTPORT);
    }

    /**
     * Returns the protocol.
     *
     * @return the IANA protocol, or null
     */
    public @Nullable IpProtocol getProtocol() {
        return get(PROTOCOL);
    }

    /**
     * Returns the number of packets.
     *
     * @return the packets, or null
     */
    public @Nullable Long getPackets() {
        return get(PACKETS);
    }

    /**
     * Returns the number of bytes.
     *
     * @return the bytes, or null
     */
    public @Nullable Long getBytes() {
        return get(BYTES);
    }

    /**
     * Returns the time of the first packet.
     *
     * @return the start, or null
     */
    public @Nullable Instant getStart() {
        return get(START);
    }

    /**
     * Returns the time of the last packet.
     *
     * @return the end, or null
     */
    public @Nullable Instant getEnd() {
        return get(END);
    }

    /**
     * Returns what became of the traffic.
     *
     * @return the action, or null
     */
    public @Nullable FlowAction getAction() {
        return get(ACTION);
    }

    /**
     * Returns whether traffic was logged.
     *
     * @return the log status, or null
     */
    public @Nullable LogStatus getLogStatus() {
        return get(LOG_STATUS);
    }

    /**
     * Returns the 5-tuple.
     *
     * @return the 5-tuple, or null when one of its fields is missing
     */
    public @Nullable FlowTuple getTuple() {
        IpAddress src = getSrcAddr();
        IpAddress dst = getDstAddr();
        Integer srcPort = getSrcPort();
        Integer dstPort = getDstPort();
        IpProtocol protocol = getProtocol();
        if (src == null || dst == null || srcPort == null || dstPort == null || protocol == null) {
            return null;
        }
        return new FlowTuple(src, dst, srcPort, dstPort, protocol);
    }

    /**
     * Returns all fields in the order of the format.
     *
     * @return field name to value of the field's type; null for <code>-</code>
     * @throws FlowParseException when the text of a field is not of its kind
     */
    public Map<String, @Nullable Object> toMap() {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        for (FlowField<?> field : format.fields()) {
            map.put(field.name(), get(field));
        }
        return map;
    }

    /**
     * Returns the line as delivered, without the blanks around it.
     *
     * @return the flow log line
     */
    public String toMessage() {
        return new String(line, StandardCharsets.UTF_8);
    }

    /**
     * Writes the line as delivered, byte for byte.
     *
     * @param out takes the bytes, without line ending
     */
    public void writeMessage(ByteArrayOutputStream out) {
        out.write(line, 0, line.length);
    }

    /**
     * Writes the text of a field as delivered, byte for byte.
     *
     * @param index the place of the field in the format, from 0
     * @param out takes the bytes
     * @return false when it is <code>-</code>, in which case nothing is written
     */
    public boolean writeField(int index, ByteArrayOutputStream out) {
        if (isDash(index)) {
            return false;
        }
        int start = startOf(index);
        out.write(line, start, ends[index] - start);
        return true;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof FlowRecord that
                && format.size() == that.format.size()
                && format.fields().stream().allMatch(field -> equalIn(field, that));
    }

    private boolean equalIn(FlowField<?> field, FlowRecord that) {
        return that.contains(field) && Objects.equals(comparable(field), that.comparable(field));
    }

    @Override
    public int hashCode() {
        int hash = 0;
        for (FlowField<?> field : format.fields()) {
            hash += field.name().hashCode() * 31 ^ Objects.hashCode(comparable(field));
        }
        return hash;
    }

    /** The decoded value, or the raw text where it does not decode; open enumerations compare by their text. */
    private @Nullable Object comparable(FlowField<?> field) {
        int index = format.indexOf(field);
        if (isDash(index)) {
            return null;
        }
        Object value = FieldDecoder.decode(field.kind(), line, startOf(index), ends[index]);
        return value == null || value instanceof Enum<?> ? raw(index) : value;
    }

    @Override
    public String toString() {
        StringBuilder out = new StringBuilder("FlowRecord[");
        for (FlowField<?> field : format.fields()) {
            int index = format.indexOf(field);
            if (!isDash(index)) {
                out.append(out.length() == 11 ? "" : " ")
                        .append(field.name())
                        .append('=')
                        .append(Printable.escaped(raw(index)));
            }
        }
        return out.append(']').toString();
    }
}
