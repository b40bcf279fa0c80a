package io.flowlogs.gen;

/** Writes the value of one field of a record; at most {@link #LONGEST} bytes. */
@FunctionalInterface
interface FieldText {
    /** More than the longest value, an ARN. */
    int LONGEST = 192;

    FieldText DASH = (sample, out) -> out.put('-');

    void write(FlowSample sample, ByteSink out);
}
