package io.flowlogs.internal.scan;

import io.flowlogs.record.FlowField;
import io.flowlogs.record.FlowLogFormat;

/**
 * Internal: which column of a line holds which field. An export task of CloudWatch Logs writes the time of the event before the
 * line, which makes one column more than the format has fields.
 *
 * @param format the format of the record
 * @param prefixColumns 1 when a time stands before the record, else 0
 * @param strict whether only lines of this format are expected; else AWS's two defaults are told apart line by line
 */
public record LineLayout(FlowLogFormat format, int prefixColumns, boolean strict) {
    /**
     * Returns the number of columns of a line.
     *
     * @return the fields and the prefix
     */
    public int columns() {
        return format.size() + prefixColumns;
    }

    /**
     * Finds the column of a field.
     *
     * @param field the field
     * @return the column, or -1 when the format does not have it
     */
    public int column(FlowField<?> field) {
        int index = format.indexOf(field);
        return index < 0 ? -1 : index + prefixColumns;
    }

    /**
     * Makes a layout of the same kind for another format.
     *
     * @param other the format
     * @return the layout
     */
    public LineLayout withFormat(FlowLogFormat other) {
        return new LineLayout(other, prefixColumns, strict);
    }
}
