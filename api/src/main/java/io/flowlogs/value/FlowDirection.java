package io.flowlogs.value;

/**
 * Which way the traffic went, seen from the recording interface or Transit Gateway: the value of a {@code
 * flow-direction} field. Open: a word not known here is {@link #UNKNOWN}.
 */
public enum FlowDirection {
    /** Towards the interface; AWS writes {@code ingress}. */
    INGRESS,
    /** Away from the interface; AWS writes {@code egress}. */
    EGRESS,
    /** Another word; the record keeps its text. */
    UNKNOWN;

    /**
     * Returns the direction of AWS's word.
     *
     * @param word a word exactly as delivered, in small letters
     * @return the direction, {@link #UNKNOWN} for any other text
     */
    public static FlowDirection of(CharSequence word) {
        if ("ingress".contentEquals(word)) {
            return INGRESS;
        }
        return "egress".contentEquals(word) ? EGRESS : UNKNOWN;
    }
}
