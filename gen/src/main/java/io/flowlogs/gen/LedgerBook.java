package io.flowlogs.gen;

import java.util.HashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** Keeps the truth while records are written; {@link #close} makes it a {@link Ledger}. */
final class LedgerBook {
    final GenerationOptions options;
    private final World world;
    private final RecordLayout layout;
    private final boolean showsStatus;
    private final boolean showsAction;
    private final boolean showsPackets;
    private final boolean showsBytes;
    private final boolean showsSource;
    private final boolean showsDestination;
    private final boolean countsTuples;
    private final boolean keepsAll;
    private final boolean[] seen;
    private final TupleSet tupleSet = new TupleSet();
    final Map<Tuple, TupleTotals> tuples = new HashMap<>();
    final TimeBounds starts;
    final TimeBounds ends;
    long records;
    long noData;
    long skipData;
    long rejected;
    long packets;
    long bytes;
    long needleRecords;

    LedgerBook(GenerationOptions options, World world, RecordLayout layout) {
        this.options = options;
        this.world = world;
        this.layout = layout;
        showsStatus = layout.shows("log-status");
        showsAction = layout.shows("action");
        showsPackets = layout.shows("packets");
        showsBytes = layout.shows("bytes");
        showsSource = layout.shows("srcaddr");
        showsDestination = layout.shows("dstaddr");
        boolean showsTuple = showsSource && showsDestination && layout.names().containsAll(FieldLists.PORTS);
        countsTuples = showsTuple && options.ledgerDetail() != LedgerDetail.TOTALS;
        keepsAll = options.ledgerDetail() == LedgerDetail.FULL;
        seen = new boolean[world.book.size()];
        starts = new TimeBounds(layout.shows("start"));
        ends = new TimeBounds(layout.shows("end"));
    }

    void add(FlowSample s) {
        records++;
        starts.add(s.start);
        ends.add(s.end);
        if (s.status == RecordStatus.OK) addTraffic(s);
        else addSilence(s);
    }

    private void addSilence(FlowSample s) {
        if (!showsStatus) return;
        if (s.status == RecordStatus.NODATA) noData++;
        else skipData++;
    }

    private void addTraffic(FlowSample s) {
        if (showsAction && s.rejected) rejected++;
        if (showsPackets) packets += s.packets;
        if (showsBytes) bytes += bytesOf(s);
        if (showsSource) seen[s.source.id] = true;
        if (showsDestination) seen[s.destination.id] = true;
        if (s.flow.remote == world.needle && showsNeedle(s)) needleRecords++;
        if (countsTuples) addTuple(s);
    }

    private long bytesOf(FlowSample s) {
        return layout.hasBytes(s) ? s.bytes : 0;
    }

    /** A format may show one side only, where the partner may not be. */
    private boolean showsNeedle(FlowSample s) {
        return s.egress ? showsDestination || layout.shows("pkt-dstaddr") : showsSource || layout.shows("pkt-srcaddr");
    }

    private void addTuple(FlowSample s) {
        tupleSet.add(s);
        if (keepsAll) tuples.merge(tupleOf(s), totalsOf(s), TupleTotals::plus);
    }

    private static Tuple tupleOf(FlowSample s) {
        String from = Ascii.text(s.source.text);
        return new Tuple(from, Ascii.text(s.destination.text), s.sourcePort, s.destinationPort, s.flow.protocol);
    }

    private TupleTotals totalsOf(FlowSample s) {
        return new TupleTotals(
                1, showsPackets ? s.packets : 0, showsBytes ? bytesOf(s) : 0, starts.shown(s.start), ends.shown(s.end));
    }

    int distinctAddresses() {
        int count = 0;
        for (boolean one : seen) if (one) count++;
        return count;
    }

    boolean countsTuples() {
        return countsTuples;
    }

    int distinctTuples() {
        return tupleSet.size();
    }

    /** Every address written, or none if the detail does not ask for them. */
    SortedSet<String> addresses() {
        SortedSet<String> texts = new TreeSet<>();
        for (int id = 0; keepsAll && id < seen.length; id++) if (seen[id]) texts.add(world.book.text(id));
        return texts;
    }

    Ledger close(Written written) {
        return new Ledger(this, written);
    }
}
