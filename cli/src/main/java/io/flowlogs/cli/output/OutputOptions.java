package io.flowlogs.cli.output;

import io.flowlogs.record.FlowField;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Consumer;

/**
 * How to write an answer. Immutable.
 *
 * @param format what it looks like
 * @param fields the fields wanted, in their order; none means all of a record's format
 * @param header whether to write a header where the format has one
 * @param headedText whether text of records has headers, so that it can be read again
 * @param color whether tables may be coloured
 * @param toTerminal whether the output is a terminal, which must not see control characters
 * @param zone the zone of times in tables
 * @param look what is done for the eyes of people
 * @param notices is told what could not be shown
 */
public record OutputOptions(
        OutputFormat format,
        List<FlowField<?>> fields,
        boolean header,
        boolean headedText,
        boolean color,
        boolean toTerminal,
        ZoneId zone,
        Look look,
        Consumer<String> notices) {
    /**
     * Copies the fields.
     *
     * @param format what it looks like
     * @param fields the fields wanted, in their order; none means all of a record's format
     * @param header whether to write a header where the format has one
     * @param headedText whether text of records has headers, so that it can be read again
     * @param color whether tables may be coloured
     * @param toTerminal whether the output is a terminal, which must not see control characters
     * @param zone the zone of times in tables
     * @param look what is done for the eyes of people
     * @param notices is told what could not be shown
     */
    public OutputOptions {
        fields = List.copyOf(fields);
    }

    /**
     * Leaves the header out.
     *
     * @return the same without a header
     */
    public OutputOptions withoutHeader() {
        return new OutputOptions(format, fields, false, headedText, color, toTerminal, zone, look, notices);
    }
}
