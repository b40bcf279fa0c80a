package io.flowlogs.internal.plan;

import io.flowlogs.query.Aggregation;
import io.flowlogs.query.GroupKey;
import io.flowlogs.query.Measure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The groups of a whole query: for narrow and for wide keys, a number of tables divided by hash. Workers gather groups in small tables
 * of their own, which stay in the processor's cache, and merge them here when those are full; a lock is held for one part at a time.
 */
final class GroupStore {
    private static final int PARTS = 64;
    private static final int PART_SHIFT = 26;

    /** A name that no measure of a question has. */
    private static final String RECORDS_OF_VALUE = " records";

    final Aggregation aggregation;
    final KeyLayout narrow;
    final KeyLayout wide;
    final MeasureLayout measures;
    final TextDictionary texts;
    final List<Detail> details;
    private final GroupTable[] narrowParts = new GroupTable[PARTS];
    private final GroupTable[] wideParts = new GroupTable[PARTS];

    GroupStore(Aggregation aggregation) {
        this(aggregation, new TextDictionary());
    }

    private GroupStore(Aggregation aggregation, TextDictionary texts) {
        this.aggregation = aggregation;
        this.texts = texts;
        this.narrow = new KeyLayout(aggregation.keys(), false);
        this.wide = new KeyLayout(aggregation.keys(), true);
        this.measures = new MeasureLayout(aggregation.measures());
        for (int part = 0; part < PARTS; part++) {
            narrowParts[part] = table(narrow);
            wideParts[part] = table(wide);
        }
        this.details = details();
    }

    /** The groups of groups that a measure needs to see all values of. */
    private List<Detail> details() {
        List<Integer> needing = new ArrayList<>();
        for (int i = 0; i < aggregation.measures().size(); i++) {
            Measure.Kind kind = aggregation.measures().get(i).kind();
            if (kind == Measure.Kind.DISTINCT || kind == Measure.Kind.PERCENTILE) {
                needing.add(i);
            }
        }
        boolean carries = needing.size() == 1 && canBeCarried(needing.get(0));
        return needing.stream()
                .map(i -> new Detail(i, new GroupStore(carries ? carrier(i) : detail(i), texts), carries))
                .toList();
    }

    /** One group for each value, whose measures are summed up in the end, spares looking up two groups for each record. */
    private boolean canBeCarried(int measure) {
        boolean hasSides = aggregation.keys().stream().anyMatch(key -> key.form() == GroupKey.Form.EITHER_SIDE);
        return aggregation.measures().get(measure).kind() == Measure.Kind.DISTINCT
                && !aggregation.keys().isEmpty()
                && !aggregation.spreads()
                && !hasSides;
    }

    private Aggregation detail(int measure) {
        return aggregation.detail(aggregation.measures().get(measure));
    }

    /** The number of records of each value, and behind it all measures but the one worked out of it. */
    private Aggregation carrier(int measure) {
        Aggregation detail = detail(measure);
        List<Measure> measures = new ArrayList<>();
        // The question may count records, too.
        measures.add(detail.measures().get(0).named(RECORDS_OF_VALUE));
        for (int i = 0; i < aggregation.measures().size(); i++) {
            if (i != measure) {
                measures.add(aggregation.measures().get(i));
            }
        }
        return detail.measuring(measures.toArray(Measure[]::new));
    }

    /**
     * The groups of a key and every value.
     *
     * @param measure the index of the measure that needs them
     * @param store the groups
     * @param carries whether all other measures are in these groups, too, rather than in those of the key alone
     */
    record Detail(int measure, GroupStore store, boolean carries) {}

    boolean isCarried() {
        return !details.isEmpty() && details.get(0).carries();
    }

    /** Works out the measures that need all values; to be called once, when all workers are done. */
    void complete() {
        for (Detail detail : details) {
            new DetailFold(this, detail).fold();
        }
    }

    /** Finds the group of a key. */
    GroupTable partOf(KeyLayout layout, int hash) {
        return (layout.isWide() ? wideParts : narrowParts)[hash >>> PART_SHIFT];
    }

    GroupTable table(KeyLayout layout) {
        return new GroupTable(layout.words(), measures.fresh());
    }

    /** Merges a worker's table, beginning at a part of the worker's own, so that workers rarely meet. */
    void merge(GroupTable local, KeyLayout layout, int worker) {
        int[] hashes = hashes(local);
        int[] order = new int[local.size()];
        int[] begins = sortByPart(hashes, order);
        GroupTable[] parts = layout.isWide() ? wideParts : narrowParts;
        for (int i = 0; i < PARTS; i++) {
            int part = (i + worker * 31) & (PARTS - 1);
            mergePart(parts[part], local, hashes, order, begins[part], begins[part + 1]);
        }
    }

    private static int[] hashes(GroupTable local) {
        int[] hashes = new int[local.size()];
        Arrays.setAll(hashes, local::hash);
        return hashes;
    }

    /** Puts the rows of each part side by side, and returns where each part begins. */
    private static int[] sortByPart(int[] hashes, int[] order) {
        int[] begins = new int[PARTS + 1];
        for (int hash : hashes) {
            begins[(hash >>> PART_SHIFT) + 1]++;
        }
        for (int part = 0; part < PARTS; part++) {
            begins[part + 1] += begins[part];
        }
        int[] next = begins.clone();
        for (int row = 0; row < hashes.length; row++) {
            order[next[hashes[row] >>> PART_SHIFT]++] = row;
        }
        return begins;
    }

    private void mergePart(GroupTable part, GroupTable local, int[] hashes, int[] order, int from, int to) {
        if (from == to) {
            return;
        }
        synchronized (part) {
            part.approach(hashes, order, from, to);
            for (int i = from; i < to; i++) {
                mergeRow(part, local, order[i], hashes[order[i]]);
            }
        }
    }

    private void mergeRow(GroupTable part, GroupTable local, int localRow, int hash) {
        int row = part.row(local.words(localRow), local.keyAt(localRow), hash);
        measures.merge(part.words(row), part.measuresAt(row), local.words(localRow), local.measuresAt(localRow));
    }

    /** The tables that hold groups, each with its key layout; to be called when all workers are done. */
    List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < PARTS; i++) {
            addPart(parts, narrowParts[i], narrow);
            addPart(parts, wideParts[i], wide);
        }
        return parts;
    }

    private static void addPart(List<Part> parts, GroupTable table, KeyLayout layout) {
        if (table.size() > 0) {
            parts.add(new Part(table, layout));
        }
    }

    /** A table and how its keys are packed. */
    record Part(GroupTable table, KeyLayout layout) {}
}
