package io.flowlogs.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Looks at every window that begins with a record, one after another. */
final class NaiveScans {
    /** A record that takes part. */
    record Probe(int source, int target, int port, long start, boolean rejected, boolean synOnly) {}

    /** Target or port is -1 where it is many. */
    record Scan(
            int source,
            int target,
            int port,
            int reach,
            long rejected,
            long synOnly,
            long records,
            long first,
            long last) {}

    private NaiveScans() {}

    static List<Scan> of(List<Probe> probes, int ports, int targets, long length) {
        List<Scan> scans = new ArrayList<>();
        for (int source : distinct(probes, Probe::source)) {
            List<Probe> sent =
                    probes.stream().filter(probe -> probe.source() == source).toList();
            for (int target : distinct(sent, Probe::target)) {
                List<Probe> got =
                        sent.stream().filter(probe -> probe.target() == target).toList();
                scans.add(best(got, Probe::port, ports, length, source, target, -1));
            }
            for (int port : distinct(sent, Probe::port)) {
                List<Probe> got =
                        sent.stream().filter(probe -> probe.port() == port).toList();
                scans.add(best(got, Probe::target, targets, length, source, -1, port));
            }
        }
        scans.removeIf(Objects::isNull);
        scans.sort(Comparator.comparingInt(Scan::reach)
                .reversed()
                .thenComparingInt(Scan::source)
                .thenComparingInt(Scan::target)
                .thenComparingInt(Scan::port));
        return scans;
    }

    private static Set<Integer> distinct(List<Probe> probes, Function<Probe, Integer> value) {
        return probes.stream().map(value).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Scan best(
            List<Probe> probes,
            Function<Probe, Integer> value,
            int threshold,
            long length,
            int source,
            int target,
            int port) {
        Scan best = null;
        for (long from : probes.stream().map(Probe::start).sorted().toList()) {
            List<Probe> in = probes.stream()
                    .filter(probe -> probe.start() >= from && probe.start() < from + length)
                    .toList();
            int reach = distinct(in, value).size();
            if (reach >= threshold && (best == null || reach > best.reach())) {
                best = new Scan(
                        source,
                        target,
                        port,
                        reach,
                        in.stream().filter(Probe::rejected).count(),
                        in.stream().filter(Probe::synOnly).count(),
                        in.size(),
                        from,
                        in.stream().mapToLong(Probe::start).max().getAsLong());
            }
        }
        return best;
    }
}
