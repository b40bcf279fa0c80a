package io.flowlogs.source.s3;

import io.flowlogs.source.Split;
import java.util.Iterator;
import java.util.Map;

/** The splits below a location, listed anew whenever they are iterated. */
final class TreeSplits implements Iterable<Split> {
    private final TreeSurvey survey;
    private final Sieve sieve;
    private final S3Source source;
    private final long mostInFlight;
    private volatile SkipCounts counts;

    TreeSplits(TreeSurvey survey, Sieve sieve, S3Source source, long mostInFlight) {
        this.survey = survey;
        this.sieve = sieve;
        this.source = source;
        this.mostInFlight = mostInFlight;
        this.counts = survey.counts();
    }

    @Override
    public Iterator<Split> iterator() {
        return new SplitsAhead(objects(), source::split, source.fetchers(), mostInFlight);
    }

    /** Lists what the splits are about, and fetches nothing ahead. */
    MergedObjects objects() {
        SkipCounts fresh = new SkipCounts();
        fresh.addAll(survey.counts());
        counts = fresh;
        return source.merged(survey.stretches(), sieve, fresh);
    }

    /** Returns what the survey and the latest iteration passed over. */
    Map<String, Long> skipped() {
        return counts.toMap();
    }
}
