package io.flowlogs.cli.output;

/**
 * What is done for the eyes of people.
 *
 * @param explainsValues whether codes are followed by what they mean
 * @param humanises whether tables round numbers, name protocols and ports, and draw bars
 * @param width the columns of the terminal; 0 when there is no bound
 */
public record Look(boolean explainsValues, boolean humanises, int width) {
    /** Nothing. */
    public static final Look PLAIN = new Look(false, false, 0);
}
