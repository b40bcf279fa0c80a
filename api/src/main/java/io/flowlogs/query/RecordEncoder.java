package io.flowlogs.query;

import io.flowlogs.record.FlowRecord;
import java.io.ByteArrayOutputStream;

/**
 * Turns a record into bytes, such as a line of JSON. Called by several threads at once, each with records of its own; the
 * results are written in order.
 */
@FunctionalInterface
public interface RecordEncoder {
    /**
     * Encodes a record.
     *
     * @param flowRecord a matching record
     * @param out takes the bytes, with whatever ends a record
     */
    void encode(FlowRecord flowRecord, ByteArrayOutputStream out);
}
