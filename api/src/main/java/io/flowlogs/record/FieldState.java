package io.flowlogs.record;

/** The three states of a field in a record, which are never confused. */
public enum FieldState {
    /** The format of the record does not have the field. */
    NOT_IN_FORMAT,
    /** The format has the field and the record says <code>-</code>: not applicable, or not computed. */
    NO_DATA,
    /** The record has a value. 0 is a value. */
    VALUE
}
