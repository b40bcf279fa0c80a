package io.flowlogs.internal.plan;

import io.flowlogs.internal.scan.LineLayout;
import io.flowlogs.query.FlowPredicate;
import io.flowlogs.source.Split;
import io.flowlogs.value.TimeRange;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A piece of work for one thread: a split, or a range of a large one. The lines before a range are known once all ranges before it were
 * read.
 */
final class ScanUnit implements LongSupplier {
    /** How many malformed lines of a unit are kept to be reported; all are counted. */
    static final int REPORTED = 10;

    final int sequence;
    final long splitNumber;
    final String sourceName;
    final Split split;
    final FlowPredicate residual;
    final TimeRange window;
    final long from;
    final long to;
    final @Nullable LineLayout layout;
    final @Nullable RangedFile file;

    /** What a part of is read, where the split has columns and is read in parts. */
    @Nullable
    ColumnParts parts;

    final List<MalformedLine> problems = new ArrayList<>();
    private final @Nullable ScanUnit previous;
    private volatile long linesBefore = -1;
    private volatile long linesAfter = -1;
    private long lines = -1;

    /** What the user should know of the unit, once it counts. */
    volatile @Nullable String notice;

    private @Nullable ScanUnit following;
    private @Nullable FormatInference begunInference;

    /** A large plain file that is read in ranges. */
    static final class RangedFile {
        /** The unit in which a header with other fields begins to hold; what was read after it was read wrongly. */
        volatile int changedAt = Integer.MAX_VALUE;

        /** What its first bytes say of its layout. */
        final LayoutResolver.@Nullable Resolution resolved;

        RangedFile(LayoutResolver.@Nullable Resolution resolved) {
            this.resolved = resolved;
        }

        /** From this unit on, the ranges are not worth anything. */
        synchronized void changed(int sequence) {
            changedAt = Math.min(changedAt, sequence);
        }
    }

    ScanUnit(int sequence, long splitNumber, String sourceName, Split split, FlowPredicate residual, TimeRange window) {
        this(sequence, splitNumber, sourceName, split, residual, window, 0, Long.MAX_VALUE, null, null, null);
    }

    private ScanUnit(
            int sequence,
            long splitNumber,
            String sourceName,
            Split split,
            FlowPredicate residual,
            TimeRange window,
            long from,
            long to,
            @Nullable LineLayout layout,
            @Nullable RangedFile file,
            @Nullable ScanUnit previous) {
        this.sequence = sequence;
        this.splitNumber = splitNumber;
        this.sourceName = sourceName;
        this.split = split;
        this.residual = residual;
        this.window = window;
        this.from = from;
        this.to = to;
        this.layout = layout;
        this.file = file;
        this.previous = previous;
        this.notice = file == null || file.resolved == null || previous != null ? null : file.resolved.notice();
        if (previous == null) {
            this.linesBefore = 0;
        } else {
            previous.following = this;
        }
    }

    /** Makes a unit of a carrier that is followed, which goes on after some lines, or -1 when nobody counted them. */
    static ScanUnit followed(
            String sourceName,
            Split carrier,
            FlowPredicate residual,
            TimeRange window,
            LayoutResolver.@Nullable Resolution known,
            long linesBefore) {
        LineLayout layout = known == null ? null : known.layout();
        ScanUnit unit =
                new ScanUnit(0, 0, sourceName, carrier, residual, window, 0, Long.MAX_VALUE, layout, null, null);
        unit.begunInference = known == null ? null : known.inference();
        unit.linesBefore = linesBefore;
        return unit;
    }

    /** Makes a range of a large file; ranges of one file are made in their order. */
    static ScanUnit range(
            int sequence,
            ScanUnit whole,
            long from,
            long to,
            LineLayout layout,
            RangedFile file,
            @Nullable ScanUnit previous) {
        return new ScanUnit(
                sequence,
                whole.splitNumber,
                whole.sourceName,
                whole.split,
                whole.residual,
                whole.window,
                from,
                to,
                layout,
                file,
                previous);
    }

    /** Makes a unit of some parts of a table; <code>to</code> is only of use as a sign of the last one. */
    static ScanUnit parts(int sequence, ScanUnit whole, ColumnParts parts, RangedFile file) {
        long to = parts.isLast() ? Long.MAX_VALUE : parts.to();
        ScanUnit unit = new ScanUnit(
                sequence,
                whole.splitNumber,
                whole.sourceName,
                whole.split,
                whole.residual,
                whole.window,
                parts.from(),
                to,
                null,
                file,
                null);
        unit.parts = parts;
        return unit;
    }

    boolean isRange() {
        return file != null;
    }

    /**
     * The inference to be gone on with, in the first range of a file, as the others rely on that one; and in a carrier that was left for
     * another.
     */
    @Nullable
    FormatInference inference() {
        LayoutResolver.Resolution resolved = file == null || previous != null ? null : file.resolved;
        return resolved == null ? begunInference : resolved.inference();
    }

    boolean isLastOfSplit() {
        return to == Long.MAX_VALUE;
    }

    /** Another header was found earlier in the file, so that this range would be read with the wrong fields. */
    boolean isSuperseded() {
        return file != null && sequence > file.changedAt;
    }

    /** The lines of the split before this unit, or -1 while they are not known. */
    @Override
    public long getAsLong() {
        return linesBefore;
    }

    /**
     * Says how many lines the unit has, which may make known where later units begin. Guarded by the caller's lock.
     *
     * @return the units whose place became known, this and later ones of the same split
     */
    List<ScanUnit> finished(long counted) {
        lines = counted;
        List<ScanUnit> known = new ArrayList<>();
        ScanUnit unit = this;
        while (unit != null && unit.lines >= 0 && unit.linesBefore >= 0 && unit.linesAfter < 0) {
            unit.linesAfter = unit.linesBefore + unit.lines;
            known.add(unit);
            ScanUnit next = unit.following;
            if (next != null) {
                next.linesBefore = unit.linesAfter;
            }
            unit = next;
        }
        return known;
    }

    @Override
    public String toString() {
        return split.name() + (previous == null && to == Long.MAX_VALUE ? "" : " from byte " + from);
    }
}
