package io.flowlogs.gen;

/**
 * The records one after another. Like AWS, it writes runs of records of one interface and window; windows follow each
 * other in time, and the {@code end} of a record of a window is less than two minutes after the window's begin.
 */
final class FlowSequence {
    private static final int OPEN_FLOWS = 96;
    private static final int LONGEST_RUN = 31;
    private static final int WINDOW_SECONDS = 60;

    private final GenerationOptions options;
    private final World world;
    private final SeededRandom random;
    private final FlowDice dice;
    private final Flow[][] open;
    private final Flow scratch;
    private final FlowSample sample;
    private final long lines;
    private final long windowLines;
    private final long noDataBelow;
    private final long skipDataBelow;
    private final long rejectBelow;
    private final long newFlowBelow;
    private long index;
    private long windowStart;
    private long runEnd;
    private long untilNeedle;
    private long untilDecoy;
    private int runLeft;

    FlowSequence(GenerationOptions options, World world) {
        this.options = options;
        this.world = world;
        random = new SeededRandom(options.seed(), 1);
        dice = new FlowDice(world, random, options.ipv6Permille());
        lines = options.lines();
        windowLines = lines / options.windows() + 1;
        noDataBelow = SeededRandom.threshold(options.noDataPermille());
        skipDataBelow = noDataBelow + SeededRandom.threshold(options.skipDataPermille());
        rejectBelow = skipDataBelow + SeededRandom.threshold(options.rejectPermille());
        newFlowBelow = SeededRandom.threshold(options.newFlowPermille());
        untilNeedle = options.needleEvery();
        untilDecoy = options.decoyEvery();
        open = openFlows();
        scratch = new Flow(world.needle);
        sample = new FlowSample(world.interfaces[0], scratch);
        windowStart = options.startEpochSecond();
    }

    private Flow[][] openFlows() {
        Flow[][] flows = new Flow[world.interfaces.length][OPEN_FLOWS];
        for (NetworkInterface at : world.interfaces) {
            for (int i = 0; i < OPEN_FLOWS; i++) {
                flows[at.index][i] = new Flow(at.ipv4);
                dice.renew(flows[at.index][i], at);
            }
        }
        return flows;
    }

    /** The record that {@link #advance()} has filled in. */
    FlowSample sample() {
        return sample;
    }

    /** The begin of the window of the record at hand: no later record ends before it. */
    long windowStart() {
        return windowStart;
    }

    /** Goes on to the next record. */
    boolean advance() {
        if (index == lines) return false;
        if (runLeft == 0) beginRun();
        runLeft--;
        fill();
        index++;
        return true;
    }

    private void beginRun() {
        windowStart = options.startEpochSecond() + index / windowLines * WINDOW_SECONDS;
        NetworkInterface at = world.anyInterface(random);
        runLeft = 1 + random.below(LONGEST_RUN);
        long start = windowStart + at.secondsIntoWindow;
        sample.at = at;
        sample.startMillis = start * 1000 + (options.millisecondTimestamps() ? at.subsecond : 0);
        runEnd = start + 50 + random.below(10);
    }

    private void fill() {
        sample.salt = random.next();
        long roll = random.roll();
        if (isNeedleDue()) pin(world.needle);
        else if (isDecoyDue()) pin(world.decoy);
        else if (roll < noDataBelow) sample.fallSilent(RecordStatus.NODATA);
        else if (roll < skipDataBelow) sample.fallSilent(RecordStatus.SKIPDATA);
        else if (roll < rejectBelow) reject();
        else accept();
        stampTimes();
    }

    private boolean isNeedleDue() {
        if (--untilNeedle != 0) return false;
        untilNeedle = options.needleEvery();
        return true;
    }

    private boolean isDecoyDue() {
        if (--untilDecoy != 0) return false;
        untilDecoy = options.decoyEvery();
        return true;
    }

    private void accept() {
        Flow flow = open[sample.at.index][random.below(OPEN_FLOWS)];
        boolean egress = random.below(2) == 0;
        if (random.roll() < newFlowBelow) dice.renew(flow, sample.at);
        sample.rejected = false;
        sample.show(flow, egress);
        dice.measure(sample);
    }

    private void reject() {
        dice.knock(scratch, sample.at);
        sample.rejected = true;
        sample.show(scratch, false);
        dice.measureRejected(sample);
    }

    private void pin(Address partner) {
        scratch.copyFrom(open[sample.at.index][random.below(OPEN_FLOWS)]);
        scratch.redirectTo(partner, sample.at);
        sample.rejected = false;
        sample.show(scratch, random.below(2) == 0);
        dice.measure(sample);
    }

    /** AWS stamps skipped data with a moment, not a span. */
    private void stampTimes() {
        long startSecond = Math.floorDiv(sample.startMillis, 1000L);
        sample.endSecond = sample.status == RecordStatus.SKIPDATA ? startSecond : runEnd;
        if (options.millisecondTimestamps()) {
            sample.start = sample.startMillis;
            sample.end = sample.endSecond * 1000 + sample.at.subsecond;
        } else {
            sample.start = startSecond;
            sample.end = sample.endSecond;
        }
    }
}
