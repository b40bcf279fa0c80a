package io.flowlogs.query;

import java.util.List;

/**
 * What a question would read and take, found out without reading a flow record. Immutable. What is not known is absent, and what is
 * estimated says by which assumptions.
 *
 * @param sources what would be read of each source, in the order of the sources
 */
public record ScanExplanation(List<SourceExplanation> sources) {
    /**
     * Copies the list.
     *
     * @param sources what would be read of each source, in the order of the sources
     */
    public ScanExplanation {
        sources = List.copyOf(sources);
    }

    /**
     * Returns how much is to be read of all sources.
     *
     * @return the sum
     */
    public ReadAmount total() {
        return sources.stream().map(SourceExplanation::total).reduce(ReadAmount.NONE, ReadAmount::plus);
    }
}
