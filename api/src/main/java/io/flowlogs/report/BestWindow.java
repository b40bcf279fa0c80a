package io.flowlogs.report;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntUnaryOperator;

/**
 * Slides a window over probes and keeps the best place: that with most distinct values, the earliest of several. It begins with a probe, as any window
 * can be moved to the right until it does and has no less in it.
 */
final class BestWindow {
    private final Probes probes;
    private final long length;
    private final Integer[] byTime;
    private int distinct;
    private int begin;
    private int end;

    /** Takes the probes to look at, by number. */
    BestWindow(Probes probes, int[] chosen, long length, IntUnaryOperator value) {
        this.probes = probes;
        this.length = length;
        this.byTime = Arrays.stream(chosen).boxed().toArray(Integer[]::new);
        Arrays.sort(byTime, Comparator.comparingLong(probes::second));
        slide(value);
    }

    private void slide(IntUnaryOperator value) {
        Map<Integer, Integer> counts = new HashMap<>();
        int until = 0;
        for (int from = 0; from < byTime.length; from++) {
            long limit = probes.second(byTime[from]) + length;
            while (until < byTime.length && probes.second(byTime[until]) < limit) {
                counts.merge(value.applyAsInt(byTime[until++]), 1, Integer::sum);
            }
            if (counts.size() > distinct) {
                distinct = counts.size();
                begin = from;
                end = until;
            }
            counts.computeIfPresent(value.applyAsInt(byTime[from]), (unused, count) -> count == 1 ? null : count - 1);
        }
    }

    int distinct() {
        return distinct;
    }

    long first() {
        return probes.second(byTime[begin]);
    }

    long last() {
        return probes.second(byTime[end - 1]);
    }

    long records() {
        return sum(probes::records);
    }

    double rejected() {
        return (double) sum(probes::rejected) / records();
    }

    double synOnly() {
        return (double) sum(probes::synOnly) / records();
    }

    private interface Count {
        long of(int probe);
    }

    private long sum(Count count) {
        long sum = 0;
        for (int i = begin; i < end; i++) {
            sum = Math.addExact(sum, count.of(byTime[i]));
        }
        return sum;
    }
}
