package io.flowlogs.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.flowlogs.internal.plan.EngineQuery;
import io.flowlogs.query.FollowOptions;
import io.flowlogs.query.FollowedRecords;
import io.flowlogs.record.FlowRecord;
import io.flowlogs.source.FlowRecordSource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;

/** The law of checkpoints: wherever a following is killed, what was saved and what comes afterwards lose nothing. */
class FollowProperties {
    @Property(tries = 200)
    void killedAnywhereNothingIsLost(
            @ForAll @Size(min = 1, max = 3) List<@Size(max = 6) List<@IntRange(min = 0, max = 4) Integer>> looks,
            @ForAll @IntRange(min = 0, max = 30) int killedAfter) {
        List<FlowRecordSource> sources = sources(looks);
        List<String> saved = new ArrayList<>();
        String checkpoint;
        try (FollowedRecords records = follow(sources, null)) {
            Iterator<FlowRecord> iterator = records.iterator();
            while (saved.size() < killedAfter && iterator.hasNext()) {
                saved.add(iterator.next().toMessage());
            }
            checkpoint = records.checkpoint();
        }
        List<String> rest = rest(sources, checkpoint);
        LinkedHashSet<String> together = new LinkedHashSet<>(saved);
        together.addAll(rest);
        assertThat(rest).doesNotHaveDuplicates();
        assertThat(together).containsExactlyInAnyOrderElementsOf(expected(looks));
    }

    @Property(tries = 200)
    void killedBetweenBatchesNothingIsRepeated(
            @ForAll @Size(min = 1, max = 3) List<@Size(max = 6) List<@IntRange(min = 0, max = 4) Integer>> looks,
            @ForAll @Size(max = 4) List<@IntRange(min = 0, max = 4) Integer> kills) {
        List<FlowRecordSource> sources = sources(looks);
        List<String> seen = new ArrayList<>();
        String checkpoint = null;
        for (int batches : kills) {
            checkpoint = someBatches(sources, checkpoint, batches, seen);
        }
        seen.addAll(rest(sources, checkpoint));
        assertThat(seen).containsExactlyInAnyOrderElementsOf(expected(looks));
    }

    private static String someBatches(
            List<FlowRecordSource> sources, @Nullable String checkpoint, int batches, List<String> seen) {
        try (FollowedRecords records = follow(sources, checkpoint)) {
            List<FlowRecord> batch = List.of();
            for (int i = 0; i < batches && batch != null; i++) {
                batch = records.nextBatch();
                if (batch != null) {
                    batch.forEach(flow -> seen.add(flow.toMessage()));
                }
            }
            return records.checkpoint();
        }
    }

    private static List<String> rest(List<FlowRecordSource> sources, @Nullable String checkpoint) {
        List<String> rest = new ArrayList<>();
        try (FollowedRecords records = follow(sources, checkpoint)) {
            records.forEach(flow -> rest.add(flow.toMessage()));
        }
        return rest;
    }

    private static FollowedRecords follow(List<FlowRecordSource> sources, @Nullable String checkpoint) {
        FollowOptions all = FollowOptions.from(Instant.MIN);
        return EngineQuery.over(sources, List.of()).follow(checkpoint == null ? all : all.resumingAt(checkpoint));
    }

    /** Sources that bring as many records with each look as the numbers say. */
    private static List<FlowRecordSource> sources(List<List<Integer>> looks) {
        List<FlowRecordSource> sources = new ArrayList<>();
        for (int i = 0; i < looks.size(); i++) {
            ScriptedSource source = new ScriptedSource("source " + i);
            for (int look = 0; look < looks.get(i).size(); look++) {
                source.lines(lines(i, look, looks.get(i).get(look)));
            }
            sources.add(source);
        }
        return sources;
    }

    private static List<String> expected(List<List<Integer>> looks) {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < looks.size(); i++) {
            for (int look = 0; look < looks.get(i).size(); look++) {
                all.addAll(lines(i, look, looks.get(i).get(look)));
            }
        }
        return all;
    }

    private static List<String> lines(int source, int look, int count) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            lines.add("2 123456789010 eni-1 10.0." + source + "." + look + " 10.0.0.2 443 50000 6 1 " + (100 + i)
                    + " 1700000000 1700000060 ACCEPT OK");
        }
        return lines;
    }
}
