package io.flowlogs.spec;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One case of the specification.
 *
 * @param file the name of the file it stands in, without ending
 * @param name what it is about
 * @param carrier what the lines are wrapped in, such as export-task; null for bare lines
 * @param format the format as a user would state it; null when none is stated
 * @param lines the lines, in order
 */
public record SpecCase(
        String file,
        String name,
        @Nullable String carrier,
        @Nullable String format,
        List<SpecLine> lines) {
    /**
     * A line and what it has to give.
     *
     * @param input the line, without its line feed
     * @param expectation what becomes of it
     */
    public record SpecLine(String input, Expectation expectation) {}

    /** Returns the lines to read, in order. */
    public List<String> inputLines() {
        return lines.stream().map(SpecLine::input).toList();
    }

    /** Returns the records that reading the lines has to give, in order. */
    public List<Expectation.Parsed> records() {
        return lines.stream()
                .map(SpecLine::expectation)
                .filter(Expectation.Parsed.class::isInstance)
                .map(Expectation.Parsed.class::cast)
                .toList();
    }

    /** Returns how many lines are malformed. */
    public int malformedCount() {
        return (int) lines.stream()
                .filter(line -> line.expectation() instanceof Expectation.Malformed)
                .count();
    }

    @Override
    public String toString() {
        return file + ": " + name;
    }
}
