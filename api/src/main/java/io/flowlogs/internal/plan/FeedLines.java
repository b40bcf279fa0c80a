package io.flowlogs.internal.plan;

import io.flowlogs.query.FlowPredicate;
import io.flowlogs.record.EventMetadata;
import io.flowlogs.record.FlowLogFormat;
import io.flowlogs.record.FlowSourceException;
import io.flowlogs.source.LineSink;
import io.flowlogs.source.Split;
import io.flowlogs.value.TimeRange;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Has the lines of a feed scanned, carrier by carrier. Belongs to the thread of the feed. */
final class FeedLines implements LineSink {
    /** How many findings of each kind are told of one look at the source; all are counted. */
    private static final int TOLD = ScanUnit.REPORTED;

    private final String sourceName;
    private final FlowPredicate residual;
    private final TimeRange window;
    private final boolean failing;
    private final BooleanSupplier cancelled;
    private final LineScanner scanner;
    private final DecodedLines lines;
    private final Map<String, Known> carriers = new RecentlyUsed();
    private final ScanCounters left = new ScanCounters();
    private final List<String> notices = new ArrayList<>();
    private final List<MalformedLine> malformed = new ArrayList<>();
    private final List<FlowSourceException> refusals = new ArrayList<>();
    private ScanUnit unit;
    private boolean refused;
    private long handedOver;

    FeedLines(
            QuerySpec spec,
            String sourceName,
            FlowPredicate residual,
            TimeRange window,
            LineScanner scanner,
            BooleanSupplier cancelled) {
        this.sourceName = sourceName;
        this.residual = residual;
        this.window = window;
        this.failing = spec.failsOnMalformed();
        this.cancelled = cancelled;
        this.scanner = scanner;
        this.lines = new DecodedLines(scanner, spec.limits());
        this.unit = unit(sourceName, null, 0);
        scanner.begin(unit, cancelled);
    }

    private ScanUnit unit(String carrier, LayoutResolver.@Nullable Resolution known, long linesBefore) {
        return ScanUnit.followed(sourceName, new Carrier(carrier), residual, window, known, linesBefore);
    }

    /** What was found out about a carrier: the layout of its lines, or that it has none. */
    private record Known(LayoutResolver.@Nullable Resolution resolved, boolean refused) {}

    /** The carriers that lines came from lately. Of others the format is found out once more. */
    private static final class RecentlyUsed extends LinkedHashMap<String, Known> {
        private static final long serialVersionUID = 1L;
        private static final int KEPT = 1000;

        RecentlyUsed() {
            super(16, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Known> eldest) {
            return size() > KEPT;
        }
    }

    /** Gives a carrier's name to its lines. */
    private record Carrier(String name) implements Split.OfLines {
        @Override
        public OptionalLong size() {
            return OptionalLong.empty();
        }

        @Override
        public void read(LineSink lines) {
            throw new IllegalStateException("lines that come are not read.");
        }
    }

    @Override
    public void begin(String carrier, long linesBefore, long offset) throws IOException {
        flush();
        leave();
        if (linesBefore == 0) {
            carriers.remove(carrier); // It begins anew.
        }
        Known known = carriers.getOrDefault(carrier, new Known(null, false));
        refused = known.refused();
        unit = unit(carrier, known.resolved(), linesBefore);
        scanner.begin(unit, cancelled);
        lines.restart(offset);
    }

    private void leave() {
        gather();
        carriers.put(unit.split.name(), new Known(scanner.known(), refused));
        scanner.end();
        left.add(scanner.counters());
    }

    @Override
    public void format(FlowLogFormat format) throws IOException {
        flush();
        refused = false;
        guarded(() -> lines.format(format));
    }

    @Override
    public void line(byte[] bytes, int offset, int length, @Nullable EventMetadata event) throws IOException {
        handedOver++;
        if (refused) {
            scanner.counters().skip("lines of a format that cannot be told", 1);
            return;
        }
        guarded(() -> lines.line(bytes, offset, length, event));
    }

    @Override
    public void notice(String message) {
        if (notices.size() < TOLD) {
            notices.add(message);
        }
    }

    @Override
    public void skipped(String reason) {
        lines.skipped(reason);
    }

    @Override
    public void malformed(String raw, String problem) throws IOException {
        flush();
        lines.malformed(raw, problem);
    }

    /** Scans what was gathered. */
    void flush() throws IOException {
        guarded(lines::flush);
    }

    /** Something that has lines scanned. */
    private interface Scan {
        void run() throws IOException;
    }

    private void guarded(Scan scan) throws IOException {
        try {
            scan.run();
        } catch (FlowSourceException e) {
            refuse(e);
        } catch (Misread e) {
            refuse(e.problem);
        }
    }

    /** A file whose format cannot be told does not end the following of its neighbours. */
    private void refuse(FlowSourceException problem) {
        boolean alone = unit.split.name().equals(sourceName);
        if (failing || alone) {
            throw problem;
        }
        refused = true;
        refusals.add(problem);
    }

    /** How many lines there were since this was asked before. */
    long takeHandedOver() {
        long count = handedOver;
        handedOver = 0;
        return count;
    }

    /** What was counted since the beginning, if this was in the present carrier. */
    ScanCounters counters(ScanCounters ofCarrier) {
        ScanCounters sum = left.copy();
        sum.add(ofCarrier);
        sum.bytesRead = sum.bytesDecoded;
        return sum;
    }

    ScanCounters counters() {
        return counters(scanner.counters());
    }

    /** Ends the carrier, so that what was accepted before a failure is delivered. */
    void end() {
        scanner.end();
    }

    private void gather() {
        String inferred = unit.notice;
        unit.notice = null;
        if (inferred != null) {
            notice(inferred);
        }
        unit.problems.stream().limit(TOLD - (long) malformed.size()).forEach(malformed::add);
        unit.problems.clear();
    }

    /** What is to be told besides records, once. */
    HandOver.Findings takeFindings() {
        gather();
        HandOver.Findings found =
                new HandOver.Findings(List.copyOf(notices), List.copyOf(malformed), List.copyOf(refusals));
        notices.clear();
        malformed.clear();
        refusals.clear();
        return found;
    }
}
