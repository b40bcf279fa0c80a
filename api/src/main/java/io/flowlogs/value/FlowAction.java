package io.flowlogs.value;

/**
 * What became of the traffic: the value of an {@code action} field. Open: a word not known here is {@link #UNKNOWN}.
 */
public enum FlowAction {
    /** The traffic was let through. */
    ACCEPT,
    /** The traffic was refused by a security group or a network ACL, or came after its connection was closed. */
    REJECT,
    /** Another word; the record keeps its text. */
    UNKNOWN;

    /**
     * Returns the action of AWS's word.
     *
     * @param word a word exactly as delivered, in capitals
     * @return the action, {@link #UNKNOWN} for any other text
     */
    public static FlowAction of(CharSequence word) {
        if ("ACCEPT".contentEquals(word)) {
            return ACCEPT;
        }
        return "REJECT".contentEquals(word) ? REJECT : UNKNOWN;
    }
}
