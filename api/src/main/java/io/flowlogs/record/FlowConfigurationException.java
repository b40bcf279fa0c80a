package io.flowlogs.record;

import java.util.List;

/** Options, a location or a question that cannot be carried out. Holds all problems found, not only the first. */
public final class FlowConfigurationException extends FlowLogException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    /**
     * Makes an exception.
     *
     * @param problems each a sentence or two: where, what was expected, what was found, what to do; at least one
     */
    public FlowConfigurationException(List<String> problems) {
        super(String.join(System.lineSeparator(), problems), null);
        this.problems = List.copyOf(problems);
    }

    /**
     * Makes an exception of one problem.
     *
     * @param problem where, what was expected, what was found, what to do
     */
    public FlowConfigurationException(String problem) {
        this(List.of(problem));
    }

    /**
     * Returns all problems.
     *
     * @return the problems, at least one
     */
    public List<String> problems() {
        return problems;
    }
}
